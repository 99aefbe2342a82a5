"use client";

import { useState } from "react";
import type { TaskSummary } from "@/lib/contracts/services";
import { shorten } from "@/lib/words/shorten";
import { stopTask } from "@/server/actions/stop-task";
import { Button } from "../../ui/actions/button";
import { TextField } from "../../ui/forms/text-field";
import { ChangePanel } from "./change-panel";
import { useChange } from "./use-change";

/** Where a task runs, and for which service; for none where no service started it. */
export interface TaskHome {
  cluster: string;
  service?: string;
}

interface Props {
  home: TaskHome;
  task: TaskSummary;
  onClose: () => void;
}

/** Stops one task. Its service starts another; where there is none, a reason stands in its place. */
export function StopTaskPanel({ home: { cluster, service }, task, onClose }: Props) {
  const [done, setDone] = useState<string>();
  const [reason, setReason] = useState("");
  const { change, busy, error } = useChange(stopTask);
  const id = shorten(task.id, 12);
  const stop = async () => {
    const said = `Task ${id} is being stopped${service ? `; ${service} starts another` : ""}.`;
    if (await change({ cluster, task: task.arn, ...(service ? { service } : { reason }) }, said)) setDone(said);
  };
  return (
    <ChangePanel
      title={service ? `Replace task ${id}` : `Stop task ${id}`}
      command={task.stopCommand ?? ""}
      error={error}
      done={done}
      onClose={onClose}
      action={
        <Button
          size="small"
          look="danger"
          busy={busy}
          autoFocus={!!service}
          disabled={!service && reason.trim() === ""}
          onClick={stop}
        >
          Stop task {id}
        </Button>
      }
    >
      {service ? (
        <p>
          The task is stopped at once and {service} starts another in its place. Until that one is healthy there is one
          task less.
        </p>
      ) : (
        <>
          <p>The task is stopped at once. No service started it, so nothing starts another in its place.</p>
          <div className="max-w-md">
            <TextField
              label="Reason"
              autoFocus
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              error={error?.fields?.reason}
              hint="ECS shows it beside the stopped task, with your name."
            />
          </div>
        </>
      )}
    </ChangePanel>
  );
}
