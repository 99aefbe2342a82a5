import type { World } from "../../../world";
import { validationError } from "../errors";
import { type StackRecord, stacks } from "../records";

/** By id, deleted ones included; by name only one that is not deleted. */
export function findStack(world: World, region: string, reference = ""): StackRecord | undefined {
  const table = stacks(world, region);
  if (reference.startsWith("arn:")) return table.get(reference);
  return table.values().find((stack) => stack.StackName === reference && stack.Status !== "DELETE_COMPLETE");
}

/** To be shown. @throws AwsError ValidationError */
export function requireStack(world: World, region: string, reference = ""): StackRecord {
  const stack = findStack(world, region, reference);
  if (!stack) throw validationError(`Stack with id ${reference} does not exist`);
  return stack;
}

/** To be changed. @throws AwsError ValidationError */
export function requireLiveStack(world: World, region: string, reference = ""): StackRecord {
  const stack = findStack(world, region, reference);
  if (!stack || stack.Status === "DELETE_COMPLETE") throw validationError(`Stack [${reference}] does not exist`);
  return stack;
}
