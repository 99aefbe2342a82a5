import "server-only";
import type { ChangeSetInput } from "@/lib/contracts/stacks/input";
import { isPreviewOnly } from "@/lib/domain/cloudformation/stack-status";
import { listOpenChangeSets } from "@/server/aws/read/cloudformation/change-sets";
import { findStack } from "@/server/aws/read/cloudformation/stacks";
import { deleteChangeSet, deleteStack } from "@/server/aws/write/cloudformation";
import { inventory } from "@/server/inventory";

/** Takes a preview away, and with the last one the stack that was never made. What is gone already is fine. */
export async function discardChangeSet({ stackName, changeSetId }: ChangeSetInput): Promise<{ stackRemoved: boolean }> {
  await deleteChangeSet(stackName, changeSetId);
  const stack = await findStack(stackName);
  const empty = stack !== null && isPreviewOnly(stack.status) && (await listOpenChangeSets(stack.id)).length === 0;
  if (empty) await deleteStack(stack.id, `discard-${changeSetId.replace(/[^A-Za-z0-9-]/g, "-").slice(-100)}`);
  inventory().touch("stacks");
  return { stackRemoved: empty };
}
