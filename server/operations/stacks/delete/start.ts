import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { DeleteStackInput } from "@/lib/contracts/stacks/input";
import { cliCommand } from "../../cli";
import { startOperation } from "../../start-operation";
import { requireStack, STACKS } from "../require-stack";

/**
 * Starts to delete a stack; answers the operation's id.
 * @throws AppFailure `not_found`, or `conflict` when it is protected, something is to stay of one whose deletion has not
 * failed, or an operation is at it.
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
  if (retain.length > 0 && stack.status !== "DELETE_FAILED") throw tooEarly(stackName, retain);
  const title = `Delete stack ${stackName}`;
  const input = { stackName, stackId, retain };
  return startOperation({ kind: "stackDelete", title, apiName: STACKS, stage: stackName, actor, input });
}

/** CloudFormation takes RetainResources of a stack in DELETE_FAILED only (API reference, "DeleteStack"). */
const tooEarly = (stackName: string, retain: readonly string[]) =>
  new AppFailure({
    code: "conflict",
    message: `Nothing of the stack ${stackName} can be left where it is yet: its deletion has not failed.`,
    reason: `CloudFormation would remove ${retain.join(", ")} with the rest.`,
    remedy: "Delete the stack as a whole, or give those a DeletionPolicy of Retain in its template first.",
  });

const unprotect = (StackName: string): string =>
  cliCommand({
    service: "cloudformation",
    operation: "UpdateTerminationProtection",
    input: { StackName, EnableTerminationProtection: false },
  });
