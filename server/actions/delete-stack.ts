"use server";

import type { Result } from "@/lib/contracts/errors";
import { deleteStackInput } from "@/lib/contracts/stacks/input";
import { startStackDelete } from "../operations/stacks/delete/start";
import { defineAction } from "./define-action";

const action = defineAction({
  input: deleteStackInput,
  permission: "stack.delete",
  audit: { action: "stackDelete.start", target: ({ stackName }) => stackName, success: "operation" },
  run: async (input, actor) => ({ operationId: await startStackDelete(input, actor.name) }),
});

/** Starts the operation that deletes a stack. Input: `DeleteStackInput`. */
export async function deleteStack(input: unknown): Promise<Result<{ operationId: string }>> {
  return action(input);
}
