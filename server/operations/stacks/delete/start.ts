import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { DeleteStackInput } from "@/lib/contracts/stacks/input";
import { startOperation } from "../../start-operation";
import { requireStack, STACKS } from "../require-stack";

/**
 * Starts to delete a stack; answers the operation's id.
 * @throws AppFailure `not_found`, or `conflict` when it is protected, or an operation is at it.
 */
export async function startStackDelete({ stackName, stackId }: DeleteStackInput, actor: string): Promise<string> {
  const stack = await requireStack(stackName, stackId);
  if (stack.isProtected) {
    throw new AppFailure({
      code: "conflict",
      message: `The stack ${stackName} is protected against deletion.`,
      remedy: "Lift its termination protection first: aws cloudformation update-termination-protection.",
    });
  }
  const title = `Delete stack ${stackName}`;
  const input = { stackName, stackId };
  return startOperation({ kind: "stackDelete", title, apiName: STACKS, stage: stackName, actor, input });
}
