import "server-only";
import type { AppError } from "@/lib/contracts/errors";
import { releaseLease } from "@/server/store/operations/claim-operation";
import { finishOperation } from "@/server/store/operations/finish-operation";
import type { StepRow } from "@/server/store/rows";
import { readProgress } from "@/server/store/steps/list-steps";
import type { Definition, Step } from "../definition";
import type { Bell } from "./bell";
import { planNext } from "./plan-next";
import { type Held, runStep } from "./run-step";

/** How soon a cancel by another process is seen. */
const LOOK_MS = 1_000;

/** Carries out one held operation to its end, or until the lease is lost or the process stops. */
export async function drive(held: Held, definition: Definition<unknown>, bell: Bell, isStopping: () => boolean) {
  const inFlight = new Map<string, Promise<void>>();
  const lost = { lease: false, error: undefined as unknown };
  for (;;) {
    if (lost.error !== undefined) throw lost.error;
    const progress = lost.lease ? null : await readProgress(held.lease);
    if (progress === null) return;
    const { status, steps } = progress;
    const next = planNext({
      status,
      steps: steps.map((row) => ({ ...row, settles: stepOf(definition, row.key)?.settles })),
      inFlight: new Set(inFlight.keys()),
      now: Date.now(),
      stopping: isStopping(),
    });
    if ("end" in next) return end(held, next.end, steps);
    for (const key of next.run) {
      const run = runOne({ ...held, cancelled: status === "cancelling" }, definition, key, steps)
        .then((kept) => {
          lost.lease ||= !kept;
        })
        .catch((thrown) => {
          lost.error = thrown;
        })
        .finally(() => {
          inFlight.delete(key);
          bell.ring();
        });
      inFlight.set(key, run);
    }
    await bell.sleep(Math.min(next.waitMs, LOOK_MS));
  }
}

function runOne(held: Held, definition: Definition<unknown>, key: string, steps: StepRow[]): Promise<boolean> {
  const step = stepOf(definition, key);
  const row = steps.find((each) => each.key === key);
  if (step === undefined || row === undefined) throw new Error(`No step ${key} in ${definition.kind}.`);
  return runStep(held, step, row, steps);
}

const stepOf = (definition: Definition<unknown>, key: string): Step<unknown> | undefined =>
  definition.steps.find((each) => each.key === key);

async function end(held: Held, how: string, steps: StepRow[]): Promise<void> {
  if (how === "released") return releaseLease(held.lease);
  if (how === "succeeded") await finishOperation(held.lease, "succeeded", null);
  else if (how === "cancelled") await finishOperation(held.lease, "cancelled", cancelledBy(steps));
  else await finishOperation(held.lease, "failed", errorOf(steps));
}

const CANCELLED: AppError = {
  code: "cancelled",
  message: "Cancelled after the current step.",
  reason: "What was made until then stays; each step lists it.",
  remedy: "Retry to go on where it stopped.",
};

/** What the step says that settled the cancel, where one did. */
const cancelledBy = (steps: StepRow[]): AppError =>
  steps.find(({ status, error }) => status === "cancelled" && error !== null)?.error ?? CANCELLED;

/** The failed step's, with the step's name; "stuck" has none, since no step failed. */
function errorOf(steps: StepRow[]): AppError {
  const failed = steps.find((step) => step.status === "failed");
  if (!failed?.error) return { code: "internal", message: "The steps left over wait for each other." };
  return { ...failed.error, message: `${failed.title}: ${failed.error.message}` };
}
