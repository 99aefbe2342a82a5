import { Rocket } from "lucide-react";
import { useState } from "react";
import type { EnvironmentDetail } from "@/lib/contracts/environments";
import { HTTP_METHODS } from "@/lib/contracts/provision/methods";
import { addRoute } from "@/server/actions/add-route";
import { Button } from "../../ui/actions/button";
import { useCommand } from "../../ui/actions/use-command";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { CheckBox } from "../../ui/forms/check-box";
import { SelectField } from "../../ui/forms/select-field";
import { TextField } from "../../ui/forms/text-field";
import { type RouteDraft, routeProblems } from "./route-problems";
import { useClash } from "./use-clash";

interface Props {
  detail: EnvironmentDetail;
  onStarted: (operationId: string) => void;
}

/** A path, its methods, and the variable that it leads to: one that the stage has, or a new one with its value. */
export function RouteForm({ detail: { environment }, onStarted }: Props) {
  const { apiId, stage, bindings, deploymentId, undeployed = 0 } = environment;
  // What the person looked at: the page's own data goes on changing.
  const [serving] = useState(deploymentId);
  const [tried, setTried] = useState(false);
  const [draft, setDraft] = useState<RouteDraft>({
    path: "",
    upstreamPath: "",
    methods: ["GET"],
    variable: bindings.find(({ kind }) => kind === "loadBalancer")?.name ?? "",
    newVariable: "",
    value: "",
  });
  const { run, busy, error } = useCommand(addRoute);
  const clash = useClash(apiId, draft);
  const problems = { ...(tried ? routeProblems(draft) : {}), ...clash, ...error?.fields };
  const set = (part: Partial<RouteDraft>) => setDraft({ ...draft, ...part });
  const start = async () => {
    setTried(true);
    if (Object.keys({ ...routeProblems(draft), ...clash }).length > 0) return;
    const { path, upstreamPath, methods, variable, newVariable, value } = draft;
    const variables = variable === "" ? { [newVariable.trim()]: value.trim() } : {};
    const variableName = variable || newVariable;
    const started = await run({ apiId, stage, path, upstreamPath, methods, variableName, variables, serving });
    if (started) onStarted(started.operationId);
  };
  return (
    <form
      aria-label="Add a route"
      noValidate
      className="flex flex-1 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextField
          label="Path"
          mono
          value={draft.path}
          error={problems.path}
          hint={"Such as /orders/{id} or /shop/{proxy+}."}
          onChange={({ target }) => set({ path: target.value })}
        />
        <TextField
          label="Path at the service"
          mono
          value={draft.upstreamPath}
          error={problems.upstreamPath}
          hint={"Empty: its root. May hand on parameters: /{proxy}."}
          onChange={({ target }) => set({ upstreamPath: target.value })}
        />
        <SelectField
          label="Leads to the variable"
          value={draft.variable}
          hint={bindings.find(({ name }) => name === draft.variable)?.value ?? "A new one."}
          onChange={({ target }) => set({ variable: target.value })}
        >
          {bindings.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
          <option value="">A new variable…</option>
        </SelectField>
        {draft.variable === "" && (
          <>
            <TextField
              label="Name of the variable"
              mono
              value={draft.newVariable}
              error={problems.variableName}
              onChange={({ target }) => set({ newVariable: target.value })}
            />
            <TextField
              label="Its value"
              mono
              value={draft.value}
              error={problems.value ?? problems[`variables.${draft.newVariable}`]}
              hint="A load balancer's DNS name, without scheme."
              onChange={({ target }) => set({ value: target.value })}
            />
          </>
        )}
      </div>
      <Methods methods={draft.methods} problem={problems.methods} onChange={(methods) => set({ methods })} />
      {undeployed > 0 && (
        <p className="text-sm font-medium text-warn">
          {undeployed} undeployed {undeployed === 1 ? "change" : "changes"} of the API will be deployed along with it.
        </p>
      )}
      {error && !error.fields && <ErrorPanel error={error} />}
      <div className="mt-auto flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" look="primary" busy={busy} icon={<Rocket size={15} aria-hidden />}>
          Add to {stage}
        </Button>
        <p className="min-w-52 flex-1 text-xs text-muted">
          Made in the API, deployed to {stage} and verified; when that fails, {stage} serves its former snapshot again.
        </p>
      </div>
    </form>
  );
}

interface MethodsProps {
  methods: string[];
  problem: string | undefined;
  onChange: (methods: string[]) => void;
}

const Methods = ({ methods, problem, onChange }: MethodsProps) => (
  <fieldset className="min-w-0">
    <legend className="text-sm font-medium">Methods</legend>
    <div className="mt-1.5 flex flex-wrap gap-x-5 gap-y-2">
      {HTTP_METHODS.map((method) => (
        <CheckBox
          key={method}
          checked={methods.includes(method)}
          aria-invalid={problem ? true : undefined}
          onChange={({ target }) =>
            onChange(HTTP_METHODS.filter((each) => (each === method ? target.checked : methods.includes(each))))
          }
        >
          <span className="font-mono text-xs leading-5">{method}</span>
        </CheckBox>
      ))}
    </div>
    <p className="mt-1 min-h-5 text-xs text-bad">{problem}</p>
  </fieldset>
);
