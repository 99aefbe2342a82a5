"use client";

import { Rocket } from "lucide-react";
import { useState } from "react";
import type { ApiDetail, ApiStage } from "@/lib/contracts/api-detail";
import { obeys, STAGE_NAME, VARIABLE_VALUE } from "@/lib/contracts/rules";
import { variablesUsed } from "@/lib/domain/stage-variables";
import { deployStage } from "@/server/actions/deploy-stage";
import { Button } from "../../ui/actions/button";
import { useCommand } from "../../ui/actions/use-command";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { SelectField } from "../../ui/forms/select-field";
import { TextField } from "../../ui/forms/text-field";
import { Card } from "../../ui/layout/card";
import { MethodChanges } from "../../ui/lists/method-changes";

interface Props {
  api: ApiDetail;
  /** The stage of the address; empty: not chosen yet. */
  asked: string;
  onStarted: (stage: string, operationId: string) => void;
}

/** Which stage, what changes of it, the variables that it lacks, and the button. */
export function DeployPlan({ api, asked, onStarted }: Props) {
  const [chosen, setChosen] = useState(() => asked || (api.stages[0]?.environment.stage ?? ""));
  const [newName, setNewName] = useState("");
  const [values, setValues] = useState<Record<string, string>>({});
  const { run, busy, error } = useCommand(deployStage);
  const stage = api.stages.find(({ environment }) => environment.stage === chosen);
  const name = stage ? chosen : (newName || asked).trim();
  const lacking = lackingOf(api, stage);
  const problem = problemOf(api, name, lacking, values);
  const deploy = async () => {
    const variables = Object.fromEntries(lacking.map((each) => [each, values[each]?.trim() ?? ""]));
    const serving = stage?.environment.deploymentId ?? null;
    const started = await run({ apiId: api.apiId, stage: name, variables, serving });
    if (started) onStarted(name, started.operationId);
  };
  return (
    <>
      <SelectField label="Stage" value={stage ? chosen : ""} onChange={({ target }) => setChosen(target.value)}>
        {api.stages.map(({ environment }) => (
          <option key={environment.stage}>{environment.stage}</option>
        ))}
        <option value="">A new stage…</option>
      </SelectField>
      {!stage && (
        <TextField
          label="Name of the new stage"
          value={newName || asked}
          hint={STAGE_NAME.message}
          error={error?.fields?.stage}
          onChange={({ target }) => setNewName(target.value)}
        />
      )}
      <Card title="What changes">
        <Changes api={api} stage={stage} />
      </Card>
      {lacking.length > 0 && (
        <Card title={`Stage variables that ${name || "the stage"} lacks`}>
          {lacking.map((variable) => (
            <TextField
              key={variable}
              label={variable}
              mono
              value={values[variable] ?? ""}
              error={illegal(values[variable]) ?? error?.fields?.[`variables.${variable}`]}
              hint="The API uses it; without a value its calls fail."
              onChange={({ target }) => setValues({ ...values, [variable]: target.value })}
            />
          ))}
        </Card>
      )}
      {error && <ErrorPanel error={error} />}
      <div className="sticky -bottom-5 -mx-5 mt-auto -mb-5 flex flex-wrap items-center gap-x-4 gap-y-2 border-t bg-surface px-5 py-3.5">
        <Button
          look="primary"
          busy={busy}
          disabled={problem !== undefined}
          onClick={deploy}
          icon={<Rocket size={15} aria-hidden />}
        >
          Deploy{name && ` to ${name}`}
        </Button>
        <p className="min-w-52 flex-1 text-xs text-muted">
          {problem ?? `Verified by invoking ${name}; put back by itself when that fails.`}
        </p>
      </div>
    </>
  );
}

function Changes({ api: { editable }, stage }: { api: ApiDetail; stage: ApiStage | undefined }) {
  if (editable.methods === null)
    return <p className="text-sm">Not known: the editable API could not be read. {editable.problem}</p>;
  if (!stage) return <p className="text-sm">The new stage serves all {editable.methods.length} methods of the API.</p>;
  if (stage.undeployed === null) return <p className="text-sm">Not known: the two could not be compared.</p>;
  if (stage.undeployed.length === 0)
    return <p className="text-sm text-muted">Nothing: {stage.environment.stage} serves the API as it is edited now.</p>;
  return <MethodChanges changes={stage.undeployed} label="Undeployed changes" />;
}

/** Names that the editable API uses and the stage does not set. */
const lackingOf = (api: ApiDetail, stage: ApiStage | undefined): string[] =>
  variablesUsed(api.editable.methods ?? []).filter((name) => !stage?.environment.variables[name]);

function problemOf(api: ApiDetail, name: string, lacking: string[], values: Record<string, string>) {
  if (!obeys(STAGE_NAME, name)) return "Choose a stage, or name a new one.";
  if (api.editable.methods === null) return "What would be deployed could not be read.";
  if (api.editable.methods.length === 0) return "The API has no methods.";
  const unset = lacking.filter((each) => !values[each]?.trim() || illegal(values[each]));
  return unset.length > 0 ? `Give a value for ${unset.join(", ")} first.` : undefined;
}

const illegal = (value = ""): string | undefined =>
  value.trim() !== "" && !obeys(VARIABLE_VALUE, value.trim()) ? VARIABLE_VALUE.message : undefined;
