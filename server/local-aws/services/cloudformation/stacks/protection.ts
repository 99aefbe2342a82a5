import { validationError } from "../errors";
import type { Verb } from "../module";
import { stacks } from "../records";
import { requireLiveStack } from "./find";

export const updateTerminationProtection: Verb<"UpdateTerminationProtection"> = (input, { world, region }) => {
  const stack = requireLiveStack(world, region, input.StackName);
  if (stack.Status === "DELETE_IN_PROGRESS") {
    throw validationError(`Stack [${stack.StackName}] is being deleted`);
  }
  const EnableTerminationProtection = input.EnableTerminationProtection ?? false;
  stacks(world, region).put(stack.StackId, { ...stack, EnableTerminationProtection });
  return { StackId: stack.StackId };
};
