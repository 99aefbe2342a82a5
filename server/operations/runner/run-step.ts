import "server-only";
import type { AppError } from "@/lib/contracts/errors";
import type { StepResource } from "@/lib/contracts/operations";
import { type AwsCall, onCall } from "@/server/aws/call";
import { isAwsFailure } from "@/server/aws/errors";
import { inventory } from "@/server/inventory";
import { log } from "@/server/log";
import { releaseLock, takeLock } from "@/server/store/locks/lock";
import type { Lease } from "@/server/store/operations/claim-operation";
import type { OperationRow, StepRow } from "@/server/store/rows";
import type { Json, RecordedCommand } from "@/server/store/schema";
import { type OperationPatch, recordStep, type StepPatch } from "@/server/store/steps/record-step";
import { cliCommand } from "../cli";
import { type Outcome, type Step, type StepContext, wait } from "../definition";
import { mergeCommands, mergeResources } from "./merge";
import { verdictOfFailure } from "./verdict-of-failure";

/** Long enough for one run of any step: each AWS call in it ends within seconds. */
const LOCK_MS = 120_000;
const LOCK_POLL_MS = 500;

/** One operation in this process's hands. */
export interface Held {
  lease: Lease;
  row: OperationRow;
  input: unknown;
  /** When this process took it over. */
  since: number;
  /** Scales waits; 1 but in tests. */
  waitFactor: number;
  /** A person has asked for the end. */
  cancelled: boolean;
}

/** Runs a step once and records what became of it; false when the lease was lost. */
export async function runStep(held: Held, step: Step<unknown>, row: StepRow, all: StepRow[]): Promise<boolean> {
  const startedAt = row.startedAt ?? new Date();
  if (row.status !== "waiting" && !(await recordStep(held.lease, row.key, { status: "running", startedAt }))) {
    return false;
  }
  const notes: Notes = { commands: [], resources: [], news: {}, memory: { ...row.memory } };
  const elapsedMs = Date.now() - Math.max(startedAt.getTime(), held.since);
  const context = contextOf(held, row, all, notes, elapsedMs);
  const patch = await patchOf(held, step, row, context, notes, elapsedMs);
  if (notes.commands.some(({ write }) => write)) inventory().touch("ownership", ...(step.touches?.(context) ?? []));
  return recordStep(held.lease, row.key, { ...patch, ...merged(row, notes) }, notes.news);
}

/** What a run tells on its way. */
interface Notes {
  commands: RecordedCommand[];
  resources: StepResource[];
  news: OperationPatch;
  memory: Json;
}

const merged = (row: StepRow, notes: Notes): StepPatch => ({
  commands: mergeCommands(row.commands, notes.commands),
  resources: mergeResources(row.resources, notes.resources),
  memory: notes.memory,
});

async function patchOf(
  held: Held,
  step: Step<unknown>,
  row: StepRow,
  context: StepContext<unknown>,
  notes: Notes,
  elapsedMs: number,
): Promise<StepPatch> {
  try {
    const outcome = await onCall(
      (call) => notes.commands.push(...recorded(call)),
      () => runLocked(held, step, context),
    );
    if (outcome.done) return donePatch(outcome);
    if (elapsedMs >= step.timeoutMs) return failedPatch(timedOut(step, outcome.because));
    return waitingPatch(outcome.because, outcome.waitMs * held.waitFactor, 0);
  } catch (thrown) {
    const verdict = verdictOfFailure(thrown, row.attempts);
    if (verdict.again) return waitingPatch(verdict.because, verdict.waitMs * held.waitFactor, row.attempts + 1);
    if (verdict.unknown) {
      log.error({ err: thrown, operation: held.row.id, step: step.key, reference: verdict.error.reference }, "step");
    }
    return failedPatch(verdict.error);
  }
}

async function runLocked(held: Held, step: Step<unknown>, context: StepContext<unknown>): Promise<Outcome<object>> {
  if (step.locksApi !== true) return step.run(context);
  // Two at once would make two of a name, or deploy each other's half-made methods.
  const lock = `api:${held.row.apiName}`;
  if (!(await takeLock(lock, held.row.id, LOCK_MS))) {
    return wait(LOCK_POLL_MS, `Another operation is changing the API ${held.row.apiName} right now.`);
  }
  try {
    return await step.run(context);
  } finally {
    await releaseLock(lock, held.row.id);
  }
}

function contextOf(held: Held, row: StepRow, all: StepRow[], notes: Notes, elapsedMs: number): StepContext<unknown> {
  return {
    input: held.input,
    operationId: held.row.id,
    actor: held.row.actor,
    environment: `${held.row.apiName}/${held.row.stage}`,
    elapsedMs,
    cancelled: held.cancelled,
    memory: notes.memory,
    output: <Output extends object>(step: Step<unknown, Output>) => {
      const output = all.find((each) => each.key === step.key && each.status === "done")?.output;
      if (!output)
        throw new Error(`Step ${row.key} needs ${step.key}, which is not done: it must stand in its "after".`);
      return output as Output;
    },
    isDone: (key) => all.some((each) => each.key === key && each.status === "done"),
    resource: (type, id, created) => notes.resources.push({ type, id, created }),
    making: (type, id, call) => claimed(held, row, notes, { type, id, created: true }, call),
    removed: (type, id) => notes.resources.push({ type, id, created: false, removed: true }),
    report: ({ apiId, result }) => {
      notes.news = { apiId: apiId ?? notes.news.apiId, result: result && { ...notes.news.result, ...result } };
    },
    remember: async (entries) => {
      Object.assign(notes.memory, entries);
      await recordStep(held.lease, row.key, { memory: notes.memory });
    },
  };
}

/** What AWS refused to make is claimed no longer; where its answer is not known the claim stays. */
async function claimed<T>(
  { lease }: Held,
  row: StepRow,
  notes: Notes,
  mine: StepResource,
  call: () => Promise<T>,
): Promise<T> {
  const resources = mergeResources(row.resources, [...notes.resources, mine]);
  if (!(await recordStep(lease, row.key, { resources })))
    throw new Error("Another process carries this operation out.");
  try {
    const made = await call();
    notes.resources.push(mine);
    return made;
  } catch (thrown) {
    if (!isRefusal(thrown)) notes.resources.push(mine);
    throw thrown;
  }
}

const isRefusal = (thrown: unknown): boolean =>
  isAwsFailure(thrown) && (!thrown.retryable || thrown.code === "aws_throttled");

/** A read that found nothing is part of looking; a write that failed did nothing worth repeating. */
function recorded(call: AwsCall): RecordedCommand[] {
  if (call.outcome !== "ok") return [];
  return [{ command: cliCommand(call), write: !/^(Get|Describe|List)/.test(call.operation) }];
}

const donePatch = (outcome: { output: object; detail?: string }): StepPatch => ({
  status: "done",
  output: { ...outcome.output },
  detail: outcome.detail ?? null,
  error: null,
  wakeAt: null,
  attempts: 0,
  finishedAt: new Date(),
});

const waitingPatch = (detail: string, ms: number, attempts: number): StepPatch => ({
  status: "waiting",
  detail,
  attempts,
  wakeAt: new Date(Date.now() + ms),
});

const failedPatch = (error: AppError): StepPatch => ({
  status: error.code === "cancelled" ? "cancelled" : "failed",
  error,
  wakeAt: null,
  finishedAt: new Date(),
});

const timedOut = (step: Step<unknown>, because: string): AppError => ({
  code: "timed_out",
  message: `It did not come within ${Math.round(step.timeoutMs / 60_000)} minutes.`,
  reason: because,
  remedy: "What was made stays. Look at the reason, then retry: it goes on at this step.",
});
