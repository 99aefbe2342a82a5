import type { ReactNode } from "react";
import type { TaskSummary } from "@/lib/contracts/services";
import { taskWords } from "@/lib/words/service";
import { Status } from "../../ui/status/status";
import { CopyableId } from "../../ui/text/copyable-id";
import { RelativeTime } from "../../ui/time/relative-time";
import { Containers } from "./containers";

interface Props {
  task: TaskSummary;
  /** What else is said of it beside its task definition and addresses. */
  about?: string[];
  actions?: ReactNode;
  children?: ReactNode;
}

/** One task: its state, since when, why it stopped, what its containers came to. */
export function TaskBody({ task, about = [], actions, children }: Props) {
  const { id, addresses, taskDefinition, meaning, stoppedReason, stopCode, containers } = task;
  return (
    <li id={`task-${id}`} data-task={id} data-item className="space-y-2 px-4 py-3 text-sm target:bg-accent-soft">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Status {...taskWords(task)} />
            <CopyableId id={task.arn} shown={id} max={16} name="task ARN" />
            <When task={task} />
          </p>
          <p className="text-xs break-all text-muted">{[taskDefinition, ...addresses, ...about].join(" · ")}</p>
        </div>
        {actions && <div className="flex flex-wrap gap-1.5">{actions}</div>}
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
      {children}
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
