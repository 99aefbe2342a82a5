import Link from "next/link";
import type { AuditRow } from "@/lib/contracts/audit";
import { OUTCOME_WORDS } from "@/lib/words/audit";
import { exactWords } from "@/lib/words/time";
import { Disclosure } from "../ui/layout/disclosure";
import { Status } from "../ui/status/status";
import { CodeBlock } from "../ui/text/code-block";
import { RelativeTime } from "../ui/time/relative-time";

const HEAD = "px-4 py-2 text-left text-xs font-medium text-muted";
const CELL = "px-4 py-2.5 align-top max-sm:py-0.5 max-sm:pr-0";

/** A table on a wide screen, cards on a phone; the same words and order. */
export const AuditTable = ({ rows }: { rows: AuditRow[] }) => (
  <div className="overflow-hidden rounded-xl border bg-surface">
    <table className="w-full text-sm max-sm:block">
      <caption className="sr-only">Audit log, newest first</caption>
      <thead className="border-b max-sm:sr-only">
        <tr>
          <th className={HEAD}>What</th>
          <th className={HEAD}>On</th>
          <th className={HEAD}>Result</th>
          <th className={HEAD}>By</th>
          <th className={HEAD}>When</th>
        </tr>
      </thead>
      <tbody className="divide-y max-sm:block">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  </div>
);

function Row({ row }: { row: AuditRow }) {
  const { action, target, outcome, actor, at, operationId, error } = row;
  return (
    <tr data-item className="hover:bg-raised/60 max-sm:flex max-sm:flex-wrap max-sm:py-2">
      <td className={`${CELL} sm:w-[38%] max-sm:w-full max-sm:pr-4`}>
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-mono text-xs font-medium">{action}</span>
          {operationId && (
            <Link
              href={`/operations/${operationId}`}
              prefetch={false}
              className="rounded-xs text-xs text-accent underline underline-offset-2"
            >
              Operation
            </Link>
          )}
        </p>
        {error && <p className="mt-0.5 text-xs break-words text-muted">{error.message}</p>}
        <Given row={row} />
      </td>
      <td className={`${CELL} break-all`}>{target ?? <span className="text-muted">–</span>}</td>
      <td className={CELL}>
        <Status {...OUTCOME_WORDS[outcome]} />
      </td>
      <td className={`${CELL} text-muted`}>{actor}</td>
      <td className={`${CELL} text-xs text-muted`}>
        <RelativeTime at={at} still />
        <span className="ml-2 whitespace-nowrap">{exactWords(at)}</span>
      </td>
    </tr>
  );
}

/** What it was given, and why it was refused; on demand. */
function Given({ row: { id, action, input, error } }: { row: AuditRow }) {
  const given = Object.keys(input).length > 0;
  if (!given && !error?.reason && !error?.fields) return null;
  const told = { ...(given && { input }), ...(error && { error }) };
  return (
    <div className="mt-0.5">
      <Disclosure label="Details" about={`${action} ${id.slice(0, 8)}`}>
        <CodeBlock name={`Details of ${action}`} text={JSON.stringify(told, null, 2)} wrap />
      </Disclosure>
    </div>
  );
}
