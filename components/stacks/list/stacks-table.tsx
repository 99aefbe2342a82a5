import Link from "next/link";
import type { StackSummary } from "@/lib/contracts/stacks/stack";
import { stackHref } from "@/lib/domain/cloudformation/address";
import { driftWords, stackStatusWords } from "@/lib/domain/cloudformation/stack-status";
import { Status } from "../../ui/status/status";
import { RelativeTime } from "../../ui/time/relative-time";

const HEAD = "px-4 py-2 text-left text-xs font-medium text-muted";
const CELL = "px-4 py-2.5 align-top max-sm:py-1 max-sm:pr-0";

/** A table on a wide screen, cards on a phone; the same words and order. */
export const StacksTable = ({ stacks }: { stacks: StackSummary[] }) => (
  <div className="overflow-hidden rounded-xl border bg-surface">
    <table className="w-full text-sm max-sm:block">
      <caption className="sr-only">CloudFormation stacks, by name</caption>
      <thead className="border-b max-sm:sr-only">
        <tr>
          <th className={HEAD}>Stack</th>
          <th className={HEAD}>Status</th>
          <th className={HEAD}>Drift</th>
          <th className={HEAD}>Changed</th>
        </tr>
      </thead>
      <tbody className="divide-y max-sm:block">
        {stacks.map((stack) => (
          <Row key={stack.id} stack={stack} />
        ))}
      </tbody>
    </table>
  </div>
);

function Row({ stack }: { stack: StackSummary }) {
  const { name, status, reason, description, drift, createdAt, updatedAt, operation } = stack;
  return (
    <tr data-item className="hover:bg-raised/60 max-sm:flex max-sm:flex-wrap max-sm:py-2">
      <td className={`${CELL} max-w-2xl max-sm:w-full max-sm:pr-4`}>
        <Link href={stackHref(name)} prefetch={false} className="rounded-xs font-medium break-all hover:underline">
          {name}
        </Link>
        {description && <p className="text-xs break-words text-muted">{description}</p>}
      </td>
      <td className={CELL}>
        <Status {...stackStatusWords(status)} />
        {reason && <p className="max-w-md text-xs break-words text-muted">{reason}</p>}
        {operation && (
          <Link href={`/operations/${operation.id}`} prefetch={false} className="block rounded-xs text-xs underline">
            {operation.title}
          </Link>
        )}
      </td>
      <td className={CELL}>
        <Status {...driftWords(drift.status)} />
      </td>
      <td className={`${CELL} whitespace-nowrap text-muted`}>
        <RelativeTime at={updatedAt ?? createdAt} />
      </td>
    </tr>
  );
}
