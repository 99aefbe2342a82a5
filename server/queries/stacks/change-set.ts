import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ChangeSetPreview } from "@/lib/contracts/stacks/change-set";
import { changeSetInput } from "@/lib/contracts/stacks/input";
import { isPreviewOnly } from "@/lib/domain/cloudformation/stack-status";
import { inventory } from "@/server/inventory";
import { unreadable } from "../parts/found";
import { stackHolders } from "./holder";
import { foundStack } from "./stack";

/** What a change set would do. @throws AppFailure when there is none, or nobody can say. */
export async function getChangeSet(name: string, id: string): Promise<ChangeSetPreview> {
  if (!changeSetInput.safeParse({ stackName: name, changeSetId: id }).success) throw missing(name);
  const { stack } = await foundStack(name);
  const [fact, holders] = await Promise.all([inventory().stacks.changeSet(name, id), stackHolders()]);
  if (fact.value === undefined) throw unreadable(fact, "The preview");
  if (fact.value === null) throw missing(name);
  const operation = holders.get(name);
  return {
    fetchedAt: fact.at ?? new Date().toISOString(),
    ...fact.value,
    // Once it was executed, the stack is new no more.
    kind: isPreviewOnly(stack.status) ? "create" : "update",
    ...(operation && { operation }),
  };
}

const missing = (name: string) =>
  new AppFailure({
    code: "not_found",
    message: `This preview of ${name} does not exist any more.`,
    remedy: "CloudFormation keeps a preview until it is executed or taken away. Make another one.",
  });
