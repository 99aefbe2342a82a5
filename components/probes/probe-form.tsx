"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { EXPECTED_DEFAULT } from "@/lib/contracts/expected-status";
import { probeLimits } from "@/lib/contracts/probe-limits";
import type { ProbeSettings } from "@/lib/contracts/probes";
import { changeProbe } from "@/server/actions/change-probe";
import { Button } from "../ui/actions/button";
import { useCommand } from "../ui/actions/use-command";
import { announce } from "../ui/feedback/announcer";
import { ErrorPanel } from "../ui/feedback/error-panel";
import { SelectField } from "../ui/forms/select-field";
import { TextField } from "../ui/forms/text-field";

interface Props {
  environment: EnvironmentSummary;
  settings: ProbeSettings | null;
  onDone: () => void;
}

/** What is asked, how often, and what is expected. */
export function ProbeForm({ environment, settings, onDone }: Props) {
  const { apiId, stage, getPaths } = environment;
  const [draft, setDraft] = useState(() => draftOf(settings, getPaths));
  const client = useQueryClient();
  const { run, busy, error } = useCommand(changeProbe);
  const save = async (enabled: boolean) => {
    if (!(await run({ apiId, stage, enabled, ...draft }))) return;
    announce(enabled ? `${stage} is probed.` : `${stage} is not probed any more.`);
    await client.invalidateQueries({ queryKey: ["probes", apiId, stage] });
    onDone();
  };
  const field = (name: Exclude<keyof typeof draft, "path">) => ({
    value: draft[name],
    error: error?.fields?.[name],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
  });
  const { intervalSeconds: interval, timeoutSeconds: timeout } = probeLimits;
  const paths = [...new Set([...getPaths, ...(draft.path ? [draft.path] : [])])];
  if (paths.length === 0)
    return <p className="text-sm text-muted">This snapshot has no GET path that can be called without parameters.</p>;
  return (
    <form
      noValidate
      aria-label={`Probe of ${stage}`}
      onSubmit={(event) => {
        event.preventDefault();
        void save(true);
      }}
      className="space-y-3"
    >
      {!settings && (
        <p className="max-w-prose text-sm text-muted">
          Not probed. The server can call this stage at an interval, also when nobody looks, and keep what came back for
          a day. It costs requests to the stage, and none of AWS's control plane.
        </p>
      )}
      <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField
          label="GET path to probe"
          value={draft.path}
          error={error?.fields?.path}
          onChange={(event) => setDraft({ ...draft, path: event.target.value })}
        >
          {paths.map((path) => (
            <option key={path} value={path}>
              {getPaths.includes(path) ? path : `${path} (not in the snapshot)`}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Interval in seconds"
          inputMode="numeric"
          hint={`${interval.min} to ${interval.max}.`}
          {...field("intervalSeconds")}
        />
        <TextField label="Expected status" hint="Such as 200, or 200-299,304." {...field("expected")} />
        <TextField
          label="Timeout in seconds"
          inputMode="numeric"
          hint={`${timeout.min} to ${timeout.max}.`}
          {...field("timeoutSeconds")}
        />
      </div>
      {error && !error.fields && <ErrorPanel error={error} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small" look="primary" busy={busy}>
          {settings?.enabled ? `Save the probe of ${stage}` : `Probe ${stage}`}
        </Button>
        {settings?.enabled && (
          <Button size="small" busy={busy} onClick={() => save(false)}>
            Stop probing {stage}
          </Button>
        )}
        {settings && (
          <Button size="small" look="quiet" onClick={onDone}>
            Keep as it is
          </Button>
        )}
      </div>
    </form>
  );
}

const draftOf = (settings: ProbeSettings | null, [first = ""]: readonly string[]) => ({
  path: settings?.path ?? first,
  intervalSeconds: String(settings?.intervalSeconds ?? 30),
  expected: settings?.expected ?? EXPECTED_DEFAULT,
  timeoutSeconds: String(settings?.timeoutSeconds ?? 5),
});
