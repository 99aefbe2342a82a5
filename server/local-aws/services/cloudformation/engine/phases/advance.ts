/** One look at a stack that has an operation: begins what can be begun, and ends the phase when nothing is left of it. */
import type { ResourceRecord, StackRecord } from "../../records";
import { resourceKey, resourcesOf, stacks } from "../../records";
import { isOffered } from "../../resources/registry";
import type { Engine, Work } from "../engine";
import { type Goal, goalOf } from "../goal";
import { apply } from "../resource/apply";
import { reasonOf } from "../resource/failure";
import { begin } from "./begin";
import { completeForward } from "./complete-forward";
import { fail } from "./fail";
import { advanceRemovals } from "./removals";
import { turnOf } from "./turn";

export function advance(engine: Engine, region: string, stackId: string): void {
  const stack = stacks(engine.world, region).get(stackId);
  if (!stack?.operation || engine.stopping.signal.aborted) return;
  const { phase } = stack.operation;
  if (phase === "forward" || phase === "rollback") advanceForward(engine, region, stack);
  else advanceRemovals(engine, region, stack);
}

function advanceForward(engine: Engine, region: string, stack: StackRecord): void {
  let goal: Goal;
  try {
    goal = goalOf(engine.world, region, stack);
  } catch (error) {
    fail(engine, region, stack, reasonOf(engine.world, error));
    return;
  }
  const turn = turnOf(stack);
  const own = resourcesOf(engine.world, region, stack.StackId).filter((record) => record.turn === turn);
  const working = goal.wanted.flatMap((name) => engine.running.get(resourceKey(stack.StackId, name)) ?? []);
  const late = isLate(engine, region, stack);
  if (late || own.some((record) => record.Status.endsWith("_FAILED"))) {
    for (const work of working) work.cancelled = true;
    const cause = late ? "Stack creation time exceeded the specified timeout." : undefined;
    if (working.length === 0) fail(engine, region, stack, cause);
    return;
  }
  const isDone = (name: string) => own.some((record) => record.logicalId === name && isComplete(record));
  const ready = goal.wanted.filter((name) => !isDone(name) && (goal.dependencies.get(name) ?? []).every(isDone));
  if (ready.length === 0 && working.length === 0) completeForward(engine, region, stack, goal);
  for (const name of firstUnknown(goal, ready)) {
    const run = (work: Work) => apply(engine, work, region, stack, goal, name, turn);
    begin(engine, region, stack, resourceKey(stack.StackId, name), run);
  }
}

const isComplete = (record: ResourceRecord) => /^(CREATE|UPDATE)_COMPLETE$/.test(record.Status);

/** A type that is not offered fails the stack before anything else is made for nothing. */
function firstUnknown(goal: Goal, ready: readonly string[]): readonly string[] {
  const unknown = goal.wanted.filter((name) => !isOffered(goal.template.Resources[name]?.Type ?? ""));
  return unknown.length > 0 ? unknown : ready;
}

/** CreateStack's TimeoutInMinutes. */
function isLate(engine: Engine, region: string, stack: StackRecord): boolean {
  const { operation, TimeoutInMinutes } = stack;
  if (operation?.kind !== "create" || TimeoutInMinutes === undefined) return false;
  const deadline = operation.startedAt.getTime() + TimeoutInMinutes * 60_000;
  if (engine.world.now() >= deadline) return true;
  engine.wakeAt(region, stack.StackId, deadline);
  return false;
}
