import { VERDICT_WORDS } from "@/lib/words/health";
import type { Column } from "../../ui/lists/list-table";
import { Status } from "../../ui/status/status";
import { CopyableId } from "../../ui/text/copyable-id";
import { RelativeTime } from "../../ui/time/relative-time";
import { Since } from "../../ui/time/since";
import type { Target } from "./arrange-targets";
import { HistoryButton } from "./history-button";

/** What the table says of each target. */
export const TARGET_TABLE: Column<Target>[] = [
  {
    key: "health",
    head: "Health",
    cell: ({ reason }) => <Status tone={VERDICT_WORDS[reason.verdict].tone} word={reason.state} />,
    className: "md:w-[14%]",
  },
  { key: "target", head: "Target", cell: (each) => <Address of={each} />, className: "md:w-[20%]" },
  {
    key: "group",
    head: "Target group",
    cell: ({ group }) => <span className="text-xs break-words text-muted">{group}</span>,
    className: "md:w-[14%]",
  },
  { key: "why", head: "Why", cell: (each) => <Why of={each} />, className: "max-md:w-full md:w-[28%]" },
  { key: "task", head: "ECS task", cell: (each) => <Task of={each} />, className: "max-md:w-full md:w-[24%]" },
];

function Address({ of: { address, port, zone, groupArn } }: { of: Target }) {
  const label = port === undefined ? address : `${address}:${port}`;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <CopyableId id={label} name="target address" />
      {zone && <span className="text-xs text-muted">{zone}</span>}
      <HistoryButton groupArn={groupArn} label={label} />
    </span>
  );
}

function Why({ of: { reason, seenSince } }: { of: Target }) {
  const { verdict, code, words, description } = reason;
  if (verdict === "ok") return null;
  return (
    <div className="text-xs break-words">
      {code && <code className="font-mono font-medium">{code}</code>}
      {seenSince && (
        <span className="ml-2 text-muted">
          <Since since={seenSince} still />
        </span>
      )}
      <p className="text-muted">{words}</p>
      {description && description !== words && <p className="text-muted">AWS says: {description}</p>}
    </div>
  );
}

function Task({ of: { task, taskUnknown } }: { of: Target }) {
  if (!task) {
    const words = taskUnknown ? "The ECS task is not known" : "No ECS task has this address";
    return <span className="text-xs text-muted">{words}</span>;
  }
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-xs text-muted">
      <CopyableId id={task.arn} shown={task.arn.split("/").at(-1) ?? task.arn} name="task ARN" max={14} />
      <span className={task.lastStatus === "RUNNING" ? "" : "font-medium text-ink"}>{task.lastStatus}</span>
      {task.serviceName && <span className="break-words">service {task.serviceName}</span>}
      {task.startedAt && (
        <span>
          started <RelativeTime at={task.startedAt} still />
        </span>
      )}
    </p>
  );
}
