import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { DeleteStackInput } from "@/lib/contracts/stacks/input";
import { cliCommand } from "../../cli";
import { startOperation } from "../../start-operation";
import { requireStack, STACKS } from "../require-stack";

/**
 * Starts to delete a stack; answers the operation's id.
 * @throws AppFailure `not_found`, or `conflict` when it is protected, or an operation is at it.
 */
export async function startStackDelete(wish: DeleteStackInput, actor: string): Promise<string> {
  const { stackName, stackId, retain = [] } = wish;
  const stack = await requireStack(stackName, stackId);
  if (stack.isProtected) {
    throw new AppFailure({
      code: "conflict",
      message: `The stack ${stackName} is protected against deletion.`,
      remedy: `Lift its termination protection first: ${unprotect(stackName)}`,
    });
  }
  const title = `Delete stack ${stackName}`;
  const input = { stackName, stackId, retain };
  return startOperation({ kind: "stackDelete", title, apiName: STACKS, stage: stackName, actor, input });
}

const unprotect = (StackName: string): string =>
  cliCommand({
    service: "cloudformation",
    operation: "UpdateTerminationProtection",
    input: { StackName, EnableTerminationProtection: false },
  });
