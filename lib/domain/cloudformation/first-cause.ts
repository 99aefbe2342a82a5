import type { FirstCause, Stack, StackEvent } from "@/lib/contracts/stacks/stack";
import { isOfStack, lastRun } from "./last-run";
import { hasFailed } from "./stack-status";

/** What CloudFormation calls off because something else failed: never the cause. */
const CALLED_OFF = /\bcancell?ed\b|^The following resource\(s\) failed to/i;
const ROLLS_BACK = /ROLLBACK_IN_PROGRESS$/;

/**
 * Why the stack's last run failed: its first failure that is not a consequence. Null when it did not fail, or when the
 * events do not say. `events`: newest first, as CloudFormation answers.
 */
export function firstCause(
  events: readonly StackEvent[],
  stack: Pick<Stack, "id" | "name" | "status">,
): FirstCause | null {
  if (!hasFailed(stack.status)) return null;
  const run = lastRun(events, stack);
  const turn = run.findIndex((event) => isOfStack(event, stack) && ROLLS_BACK.test(event.status));
  const ahead = turn < 0 ? run : run.slice(0, turn);
  const back = turn < 0 ? [] : run.slice(turn + 1);
  const failures = ahead.filter((event) => isFailure(event) && !isOfStack(event, stack));
  const found = failures.find(({ reason = "" }) => !CALLED_OFF.test(reason)) ?? ofStack(run, stack) ?? failures[0];
  if (found === undefined) return null;
  const { logicalId, type, status, reason, at } = found;
  const undoing = back.find((event) => isFailure(event) && !isOfStack(event, stack));
  return {
    logicalId,
    type,
    status,
    reason: reason ?? "CloudFormation gives no reason.",
    at,
    followed: failures.filter((event) => event !== found).length,
    ...(undoing && {
      rollback: {
        logicalId: undoing.logicalId,
        type: undoing.type,
        reason: undoing.reason ?? "CloudFormation gives no reason.",
      },
    }),
  };
}

const isFailure = ({ status }: StackEvent): boolean => status.endsWith("_FAILED");

/** Where no resource failed, the stack says why: too late, not allowed, called off by somebody. */
const ofStack = (run: readonly StackEvent[], stack: Pick<Stack, "id" | "name">): StackEvent | undefined =>
  run.find(
    (event) =>
      isOfStack(event, stack) &&
      (isFailure(event) || ROLLS_BACK.test(event.status)) &&
      event.reason !== undefined &&
      !/^The following resource\(s\) failed to/i.test(event.reason),
  );
