"use server";

import type { Result } from "@/lib/contracts/errors";
import { changeSetInput } from "@/lib/contracts/stacks/input";
import { startChangeSet } from "../operations/stacks/apply/start";
import { defineAction } from "./define-action";

const action = defineAction({
  input: changeSetInput,
  permission: "stack.change",
  audit: { action: "stack.apply", target: ({ stackName }) => stackName, success: "operation" },
  run: async (input, actor) => ({ operationId: await startChangeSet(input, actor.name) }),
});

/** Starts the operation that makes or changes a stack as its preview says. Input: `ChangeSetInput`. */
export async function applyChangeSet(input: unknown): Promise<Result<{ operationId: string }>> {
  return action(input);
}
