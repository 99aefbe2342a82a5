"use client";

import { FileText, RefreshCw } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { ServiceSummary, TaskSummary } from "@/lib/contracts/services";
import { taskWords } from "@/lib/words/service";
import { shorten } from "@/lib/words/shorten";
import { Button } from "../../ui/actions/button";
import { ShallowLink } from "../../ui/actions/shallow-link";
import { Status } from "../../ui/status/status";
import { CopyableId } from "../../ui/text/copyable-id";
import { RelativeTime } from "../../ui/time/relative-time";
import { logsHref } from "../address";
import { Containers } from "./containers";

const ReplaceTaskPanel = dynamic(() =>
  import("../actions/replace-task-panel").then((module) => module.ReplaceTaskPanel),
);

/** One task: its state, since when, why it stopped, what its containers came to. */
export function TaskItem({ task, service }: { task: TaskSummary; service: ServiceSummary }) {
  const [replacing, setReplacing] = useState(false);
  const { id, addresses, taskDefinition, meaning, stoppedReason, stopCode, containers } = task;
  const [first] = containers;
  return (
    <li id={`task-${id}`} data-task={id} data-item className="space-y-2 px-4 py-3 text-sm target:bg-accent-soft">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Status {...taskWords(task)} />
            <CopyableId id={task.arn} shown={id} max={16} name="task ARN" />
            <When task={task} />
          </p>
          <p className="text-xs break-all text-muted">{[taskDefinition, ...addresses].join(" · ")}</p>
        </div>
        <div className="flex flex-wrap gap-1.5">
          {first && (
            <ShallowLink
              href={logsHref(first.name, id)}
              size="small"
              look="quiet"
              icon={<FileText size={14} aria-hidden />}
              aria-label={`Logs of task ${shorten(id, 12)}`}
            >
              Logs
            </ShallowLink>
          )}
          {task.stopCommand && (
            <Button
              size="small"
              icon={<RefreshCw size={14} aria-hidden />}
              onClick={() => setReplacing(true)}
              aria-label={`Replace task ${shorten(id, 12)}…`}
            >
              Replace…
            </Button>
          )}
        </div>
      </div>
      {meaning && <p className="font-medium break-words">{meaning}</p>}
      {(stoppedReason || stopCode) && (
        <p className="text-xs break-words text-muted">
          {stopCode && <code className="font-mono">{stopCode}</code>}
          {stopCode && stoppedReason && ": "}
          {stoppedReason}
        </p>
      )}
      <Containers containers={containers} />
      {replacing && <ReplaceTaskPanel service={service} task={task} onClose={() => setReplacing(false)} />}
    </li>
  );
}

function When({ task: { stoppedAt, startedAt, createdAt } }: { task: TaskSummary }) {
  const at = stoppedAt ?? startedAt ?? createdAt;
  if (!at) return null;
  return (
    <span className="text-xs text-muted">
      {stoppedAt ? "stopped " : startedAt ? "started " : "made "}
      <RelativeTime at={at} />
    </span>
  );
}
