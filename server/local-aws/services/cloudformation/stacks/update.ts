import { changesOf } from "../change-sets/changes";
import { validationError } from "../errors";
import type { Verb } from "../module";
import { requireLiveStack } from "./find";
import { inputsOf } from "./inputs";
import { assertUpdatable, beginUpdate } from "./operations";

export const updateStack: Verb<"UpdateStack"> = async (input, { world, region }) => {
  const named = requireLiveStack(world, region, input.StackName);
  assertUpdatable(named);
  const { inputs } = await inputsOf(world, region, input, named.inputs);
  // Looked at again: what was asked meanwhile came first.
  const stack = requireLiveStack(world, region, named.StackId);
  assertUpdatable(stack);
  const { ClientRequestToken } = input;
  if (!changesOf(world, region, stack, inputs).any) throw validationError("No updates are to be performed.");
  const changed = {
    ...stack,
    ClientRequestToken,
    Capabilities: input.Capabilities ?? [],
    RoleARN: input.RoleARN ?? stack.RoleARN,
    NotificationARNs: input.NotificationARNs ?? stack.NotificationARNs,
    OnFailure: input.DisableRollback ? ("DO_NOTHING" as const) : ("ROLLBACK" as const),
  };
  beginUpdate(world, region, changed, inputs);
  return { StackId: stack.StackId };
};
