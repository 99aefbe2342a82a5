/** What the ends of phases share. */
import type { World } from "../../../../world";
import { type StackOperation, type StackRecord, stacks } from "../../records";
import { sayStack } from "../say";
import { forgetDeleted } from "./forget";

/** The operation is over. */
export function end(
  world: World,
  region: string,
  stack: StackRecord,
  status: StackRecord["Status"],
  reason?: string,
): void {
  const said = sayStack(world, region, stack, status, reason);
  stacks(world, region).put(stack.StackId, { ...said, operation: undefined, previous: undefined });
  if (status === "DELETE_COMPLETE") forgetDeleted(world, region, stack.StackId);
}

export function inPhase(stack: StackRecord, phase: StackOperation["phase"]): StackOperation | undefined {
  return stack.operation && { ...stack.operation, phase };
}
