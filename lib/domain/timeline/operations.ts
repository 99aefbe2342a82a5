import type { TimelineEntry, TimelineTone } from "@/lib/contracts/history";
import type { OperationStatus, OperationSummary } from "@/lib/contracts/operations";
import { OPERATION_WORDS } from "@/lib/words/operation";
import { durationWords } from "@/lib/words/time";

const TONES: Record<OperationStatus, TimelineTone> = {
  queued: "progress",
  running: "progress",
  cancelling: "progress",
  succeeded: "well",
  failed: "fault",
  cancelled: "plain",
};

/** What Stageway did. */
export const operationEntries = (operations: readonly OperationSummary[]): TimelineEntry[] =>
  operations.map((operation) => ({
    id: `operation ${operation.id}`,
    kind: "operation",
    at: operation.createdAt,
    tone: TONES[operation.status],
    words: `${operation.title}: ${endOf(operation)}`,
    detail: [`by ${operation.actor}`, operation.error?.message].filter(Boolean).join("; "),
    href: `/operations/${operation.id}`,
  }));

function endOf({ status, createdAt, finishedAt }: OperationSummary): string {
  const word = OPERATION_WORDS[status].word.toLowerCase();
  return finishedAt ? `${word} after ${durationWords(Date.parse(finishedAt) - Date.parse(createdAt))}` : word;
}
