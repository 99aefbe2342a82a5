import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ApplyChangeSetInput, ChangeSetInput } from "@/lib/contracts/stacks/input";
import { isPreviewOnly } from "@/lib/domain/cloudformation/stack-status";
import { findChangeSet } from "@/server/aws/read/cloudformation/change-sets";
import { startOperation } from "../../start-operation";
import { requireStack, STACKS } from "../require-stack";

/**
 * Starts what a preview shows; answers the operation's id.
 * @throws AppFailure `not_found`, or `conflict` when it cannot be executed or an operation is at the stack.
 */
export async function startChangeSet({ stackName, changeSetId }: ChangeSetInput, actor: string): Promise<string> {
  const [stack, found] = await Promise.all([requireStack(stackName), findChangeSet(stackName, changeSetId)]);
  if (found?.state !== "ready") {
    throw new AppFailure({
      code: "conflict",
      message: found ? "The preview cannot be executed." : "The preview does not exist any more.",
      ...(found?.reason && { reason: found.reason }),
      remedy: "Make another one.",
    });
  }
  const isNew = isPreviewOnly(stack.status);
  const input: ApplyChangeSetInput = {
    stackName,
    stackId: stack.id,
    changeSetId: found.id,
    changes: found.changes.length,
  };
  return startOperation({
    kind: isNew ? "stackCreate" : "stackUpdate",
    title: `${isNew ? "Create" : "Update"} stack ${stackName}`,
    apiName: STACKS,
    stage: stackName,
    actor,
    input,
  });
}
