"use client";

import { useState } from "react";
import { MOST_TASKS } from "@/lib/contracts/service-limits";
import type { ServiceDetail } from "@/lib/contracts/services";
import { scaleService } from "@/server/actions/scale-service";
import { Button } from "../../ui/actions/button";
import { TextField } from "../../ui/forms/text-field";
import { ChangePanel } from "./change-panel";
import { useChange } from "./use-change";

/** How many tasks are meant to run. To none is said in red: then nothing answers any more. */
export function ScalePanel({ detail, onClose }: { detail: ServiceDetail; onClose: () => void }) {
  const { name, cluster, desired, environments } = detail.service;
  const [count, setCount] = useState(String(desired));
  const [done, setDone] = useState<string>();
  const { change, busy, error } = useChange(scaleService);
  const problem = problemOf(count);
  const scale = async () => {
    const said = `Scaled ${name} to ${tasks(count)}.`;
    if (!problem && (await change({ cluster, service: name, desiredCount: count }, said))) setDone(said);
  };
  return (
    <ChangePanel
      title={`Scale ${name}`}
      command={detail.commands.scale.replace("{count}", problem ? String(desired) : count)}
      error={error}
      done={done}
      onClose={onClose}
      action={
        <Button
          size="small"
          look={count === "0" ? "danger" : "primary"}
          busy={busy}
          disabled={!!problem}
          onClick={scale}
        >
          Scale {name} to {problem ? "…" : tasks(count)}
        </Button>
      }
    >
      <div className="max-w-xs">
        <TextField
          label="Tasks that are meant to run"
          inputMode="numeric"
          autoFocus
          value={count}
          onChange={(event) => setCount(event.target.value.trim())}
          error={problem ?? error?.fields?.desiredCount}
          hint={`Now ${desired}.`}
        />
      </div>
      {count === "0" && (
        <p className="font-medium text-bad">
          No task will run{environments?.length ? `: requests to ${namesOf(environments)} will fail` : ""}.
        </p>
      )}
    </ChangePanel>
  );
}

function problemOf(count: string): string | undefined {
  if (!/^\d+$/.test(count)) return "A whole number.";
  return Number(count) > MOST_TASKS ? `0 to ${MOST_TASKS}.` : undefined;
}

const tasks = (count: string): string => `${count} ${count === "1" ? "task" : "tasks"}`;

const namesOf = (environments: { apiName: string; stage: string }[]): string =>
  environments.map(({ apiName, stage }) => `${apiName}/${stage}`).join(", ");
