import Link from "next/link";
import type { OperationSummary } from "@/lib/contracts/operations";
import { OPERATION_WORDS } from "@/lib/words/operation";
import { Status } from "../../ui/status/status";
import { Elapsed } from "../../ui/time/elapsed";
import { RelativeTime } from "../../ui/time/relative-time";

const HEAD = "px-4 py-2 text-left text-xs font-medium text-muted";
const CELL = "px-4 py-2.5 align-top max-sm:pr-0";

/** A table on a wide screen, cards on a phone; the same words and order. */
export function OperationsTable({ operations }: { operations: OperationSummary[] }) {
  return (
    <div className="overflow-hidden rounded-xl border bg-surface">
      <table className="w-full text-sm max-sm:block">
        <caption className="sr-only">Operations, newest first</caption>
        <thead className="border-b max-sm:sr-only">
          <tr>
            <th className={HEAD}>Operation</th>
            <th className={HEAD}>Status</th>
            <th className={HEAD}>Steps</th>
            <th className={HEAD}>Took</th>
            <th className={HEAD}>By</th>
            <th className={HEAD}>When</th>
          </tr>
        </thead>
        <tbody className="divide-y max-sm:block">
          {operations.map((operation) => (
            <Row key={operation.id} operation={operation} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ operation }: { operation: OperationSummary }) {
  const { id, title, status, progress, startedAt, finishedAt, actor, createdAt, error } = operation;
  return (
    <tr data-item className="hover:bg-raised/60 max-sm:flex max-sm:flex-wrap max-sm:py-2">
      <td className={`${CELL} max-w-xl max-sm:w-full max-sm:py-1 max-sm:pr-4`}>
        <Link
          href={`/operations/${id}`}
          prefetch={false}
          className="rounded-xs font-medium break-words hover:underline"
        >
          {title}
        </Link>
        {error && <p className="mt-0.5 text-xs break-words text-muted">{error.message}</p>}
      </td>
      <td className={`${CELL} max-sm:py-1`}>
        <Status {...OPERATION_WORDS[status]} />
      </td>
      <td className={`${CELL} whitespace-nowrap text-muted max-sm:py-1`}>
        {progress.done} of {progress.total}
        <span className="sm:hidden"> steps</span>
      </td>
      <td className={`${CELL} whitespace-nowrap text-muted max-sm:hidden`}>
        {startedAt ? <Elapsed from={startedAt} to={finishedAt} /> : "–"}
      </td>
      <td className={`${CELL} text-muted max-sm:py-1`}>{actor}</td>
      <td className={`${CELL} text-muted max-sm:py-1`}>
        <RelativeTime at={createdAt} />
      </td>
    </tr>
  );
}
