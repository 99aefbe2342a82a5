import type { OperationStatus, StepStatus } from "@/lib/contracts/operations";

export interface PlannedStep {
  key: string;
  status: StepStatus;
  after: string[];
  wakeAt: Date | null;
  /** A cancel does not cut it off. */
  settles?: boolean;
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

/** Decides; pure. Once halted (failure, shutdown), what runs is let finish and nothing begins; after a cancel, what settles. */
export function planNext(situation: Situation): Next {
  const { inFlight, now } = situation;
  const live = liveSteps(situation);
  if (inFlight.size === 0) {
    const end = endOf(situation, live);
    if (end !== null) return { end };
  }
  if (isHalted(situation)) return { run: [], waitMs: Number.POSITIVE_INFINITY };
  const run = live.filter((step) => isDue(step, now)).map((step) => step.key);
  const waits = live.filter((step) => step.status === "waiting" && !run.includes(step.key));
  const waitMs = Math.min(...waits.map((step) => (step.wakeAt?.getTime() ?? now) - now));
  if (live.length === 0 && inFlight.size === 0) return { end: "stuck" };
  return { run, waitMs: Math.max(0, waitMs) };
}

/** Whose turn it is: begun, or all before them done. */
function liveSteps(situation: Situation): PlannedStep[] {
  const done = new Set(situation.steps.filter((step) => step.status === "done").map((step) => step.key));
  const candidates = situation.steps.filter(({ settles }) => settles || !isCancelled(situation));
  return candidates.filter(({ key, status, after }) => {
    if (situation.inFlight.has(key)) return false;
    return (
      status === "running" || status === "waiting" || (status === "pending" && after.every((each) => done.has(each)))
    );
  });
}

function endOf(situation: Situation, live: PlannedStep[]) {
  const { steps, stopping } = situation;
  if (steps.every((step) => step.status === "done")) return "succeeded";
  if (steps.some((step) => step.status === "failed")) return "failed";
  if (isCancelled(situation) && live.length === 0) return "cancelled";
  return stopping ? "released" : null;
}

const isHalted = ({ steps, stopping }: Situation): boolean =>
  stopping || steps.some((step) => step.status === "failed");

/** By a person; or by a step that settles a cancel which came before a retry. */
const isCancelled = ({ status, steps }: Situation): boolean =>
  status === "cancelling" || steps.some((step) => step.status === "cancelled");

/** `running` without being in flight: the process that ran it is gone, so it is run again. */
const isDue = ({ status, wakeAt }: PlannedStep, now: number): boolean =>
  status !== "waiting" || wakeAt === null || wakeAt.getTime() <= now;
