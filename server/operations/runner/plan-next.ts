import type { OperationStatus, StepStatus } from "@/lib/contracts/operations";

export interface PlannedStep {
  key: string;
  status: StepStatus;
  after: string[];
  wakeAt: Date | null;
}

export interface Situation {
  status: OperationStatus;
  steps: PlannedStep[];
  /** Keys of the steps that this process is carrying out right now. */
  inFlight: ReadonlySet<string>;
  now: number;
  /** The process is ending. */
  stopping: boolean;
}

/** What to do next: begin these steps and look again after `waitMs`, or end. */
export type Next =
  | { run: string[]; waitMs: number }
  | { end: "succeeded" | "failed" | "cancelled" | "released" | "stuck" };

/** Decides; pure. Once halted (failure, cancel, shutdown), what runs is let finish and nothing begins. */
export function planNext(situation: Situation): Next {
  const { steps, inFlight, now } = situation;
  if (inFlight.size === 0) {
    const end = endOf(situation);
    if (end !== null) return { end };
  }
  if (isHalted(situation)) return { run: [], waitMs: Number.POSITIVE_INFINITY };
  const done = new Set(steps.filter((step) => step.status === "done").map((step) => step.key));
  const run = steps.filter((step) => !inFlight.has(step.key) && isDue(step, done, now)).map((step) => step.key);
  const waits = steps.filter((step) => step.status === "waiting" && !run.includes(step.key));
  const waitMs = Math.min(...waits.map((step) => (step.wakeAt?.getTime() ?? now) - now));
  if (run.length === 0 && inFlight.size === 0 && waits.length === 0) return { end: "stuck" };
  return { run, waitMs: Math.max(0, waitMs) };
}

function endOf({ status, steps, stopping }: Situation): "succeeded" | "failed" | "cancelled" | "released" | null {
  if (steps.every((step) => step.status === "done")) return "succeeded";
  if (steps.some((step) => step.status === "failed")) return "failed";
  if (status === "cancelling") return "cancelled";
  return stopping ? "released" : null;
}

const isHalted = ({ status, steps, stopping }: Situation): boolean =>
  stopping || status === "cancelling" || steps.some((step) => step.status === "failed");

/** `running` without being in flight: the process that ran it is gone, so it is run again. */
function isDue(step: PlannedStep, done: ReadonlySet<string>, now: number): boolean {
  if (step.status === "running") return true;
  if (step.status === "waiting") return step.wakeAt === null || step.wakeAt.getTime() <= now;
  return step.status === "pending" && step.after.every((key) => done.has(key));
}
