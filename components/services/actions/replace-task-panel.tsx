"use client";

import { useState } from "react";
import type { ServiceSummary, TaskSummary } from "@/lib/contracts/services";
import { shorten } from "@/lib/words/shorten";
import { stopTask } from "@/server/actions/stop-task";
import { Button } from "../../ui/actions/button";
import { ChangePanel } from "./change-panel";
import { useChange } from "./use-change";

interface Props {
  service: ServiceSummary;
  task: TaskSummary;
  onClose: () => void;
}

/** Stops one task; its service starts another. */
export function ReplaceTaskPanel({ service: { name, cluster }, task, onClose }: Props) {
  const [done, setDone] = useState<string>();
  const { change, busy, error } = useChange(stopTask);
  const id = shorten(task.id, 12);
  const stop = async () => {
    const said = `Task ${id} is being stopped; ${name} starts another.`;
    if (await change({ cluster, service: name, task: task.arn }, said)) setDone(said);
  };
  return (
    <ChangePanel
      title={`Replace task ${id}`}
      command={task.stopCommand ?? ""}
      error={error}
      done={done}
      onClose={onClose}
      action={
        <Button size="small" look="danger" busy={busy} autoFocus onClick={stop}>
          Stop task {id}
        </Button>
      }
    >
      <p>
        The task is stopped at once and {name} starts another in its place. Until that one is healthy there is one task
        less.
      </p>
    </ChangePanel>
  );
}
