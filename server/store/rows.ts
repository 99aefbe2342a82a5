import type { OperationDetail, OperationStep, OperationSummary } from "@/lib/contracts/operations";
import type { operations, RecordedCommand, steps } from "./schema";
import { withoutSecrets } from "./without-secrets";

export type OperationRow = typeof operations.$inferSelect;
export type StepRow = typeof steps.$inferSelect;

const iso = (date: Date | null): string | undefined => date?.toISOString();

/** An operation's row as it crosses the wire. */
export function toSummary(row: OperationRow, progress: { done: number; total: number }): OperationSummary {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    apiName: row.apiName,
    apiId: row.apiId ?? undefined,
    stage: row.stage,
    actor: row.actor,
    status: row.status,
    createdAt: row.createdAt.toISOString(),
    startedAt: iso(row.startedAt),
    finishedAt: iso(row.finishedAt),
    progress,
    error: row.error ?? undefined,
  };
}

/** An operation's row with its steps' rows, in order. */
export function toDetail(row: OperationRow, stepRows: StepRow[], now = new Date()): OperationDetail {
  const done = stepRows.filter((step) => step.status === "done").length;
  return {
    fetchedAt: now.toISOString(),
    operation: toSummary(row, { done, total: stepRows.length }),
    steps: stepRows.map(toStep),
    input: withoutSecrets(row.input),
    result: row.result ?? undefined,
  };
}

function toStep(row: StepRow): OperationStep {
  return {
    key: row.key,
    title: row.title,
    status: row.status,
    startedAt: iso(row.startedAt),
    finishedAt: iso(row.finishedAt),
    detail: row.detail ?? undefined,
    error: row.error ?? undefined,
    commands: shownCommands(row.commands),
    resources: row.resources,
    after: row.after,
  };
}

/** What a person would type for the same effect: the writes; for a step that only looked, the reads. */
function shownCommands(recorded: RecordedCommand[]): string[] {
  const writes = recorded.filter((each) => each.write);
  return (writes.length > 0 ? writes : recorded).map((each) => each.command);
}
