"use client";

import { Link2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ApiDetail } from "@/lib/contracts/api-detail";
import type { StackOutput } from "@/lib/contracts/stacks/stack";
import { bindStage } from "@/server/actions/bind-stage";
import { Button } from "../../ui/actions/button";
import { useCommand } from "../../ui/actions/use-command";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { SelectField } from "../../ui/forms/select-field";
import { TextField } from "../../ui/forms/text-field";
import { Card } from "../../ui/layout/card";
import { Effect } from "./effect";
import { lackingOf, problemOf, usualStage, usualVariable } from "./plan";

interface Props {
  api: ApiDetail;
  stackName: string;
  output: StackOutput;
}

/** The stage and its variable, the effect, and the button. */
export function BindForm({ api, stackName, output }: Props) {
  const router = useRouter();
  const [chosen, setChosen] = useState("");
  const [newName, setNewName] = useState(() => usualStage(api));
  const [variable, setVariable] = useState(() => usualVariable(api));
  const [values, setValues] = useState<Record<string, string>>({});
  const { run, busy, error } = useCommand(bindStage);
  const stage = api.stages.find(({ environment }) => environment.stage === chosen)?.environment;
  const name = stage ? chosen : newName.trim();
  const lacking = lackingOf(api, stage, variable);
  const problem = problemOf(api, { name, isNew: !stage, variable, lacking, values, value: output.value });
  const others = Object.fromEntries(lacking.map((each) => [each, values[each]?.trim() ?? ""]));
  const press = async () => {
    const what = { apiId: api.apiId, stage: name, variable, stackName, output: output.key, value: output.value };
    const started = await run({ ...what, others, serving: stage?.deploymentId ?? null });
    if (started) router.push(`/operations/${started.operationId}`);
  };
  return (
    <form
      noValidate
      aria-label="Binding"
      onSubmit={(event) => {
        event.preventDefault();
        if (!problem && !busy) void press();
      }}
      className="space-y-5"
    >
      <Card title="Stage">
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
          <SelectField label="Stage" value={stage ? chosen : ""} onChange={({ target }) => setChosen(target.value)}>
            <option value="">A new stage…</option>
            {api.stages.map(({ environment }) => (
              <option key={environment.stage}>{environment.stage}</option>
            ))}
          </SelectField>
          {!stage && (
            <TextField
              label="Name of the new stage"
              value={newName}
              error={error?.fields?.stage}
              onChange={({ target }) => setNewName(target.value)}
            />
          )}
          <TextField
            label="Stage variable"
            value={variable}
            mono
            error={error?.fields?.variable}
            hint="The one that the API's integrations use as their host."
            onChange={({ target }) => setVariable(target.value.trim())}
          />
          {lacking.map((each) => (
            <TextField
              key={each}
              label={each}
              mono
              value={values[each] ?? ""}
              hint="The API uses it as well; without a value its calls fail."
              onChange={({ target }) => setValues({ ...values, [each]: target.value })}
            />
          ))}
        </div>
      </Card>
      <Effect {...{ api, stage, name, variable, others, problem }} value={output.value} />
      {error && <ErrorPanel error={error} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          type="submit"
          look="primary"
          busy={busy}
          disabled={problem !== undefined}
          icon={<Link2 size={15} aria-hidden />}
        >
          Bind {name || "the stage"} to {stackName}
        </Button>
        <p className="min-w-52 flex-1 text-xs text-muted">
          {problem ?? `Verified by invoking ${name}; put back by itself when that fails.`}
        </p>
      </div>
    </form>
  );
}
