import "server-only";
import type { Stack, StackList, StackSummary } from "@/lib/contracts/stacks/stack";
import { inventory } from "@/server/inventory";
import { unreadable } from "../parts/found";
import { stackHolders } from "./holder";
import { problemOf } from "./problem";

/** Every stack of the account and region, by name. @throws AppFailure when they were never read. */
export async function getStacks(): Promise<StackList> {
  const [fact, holders] = await Promise.all([inventory().stacks.all(), stackHolders()]);
  if (fact.value === undefined) throw unreadable(fact, "The list of stacks");
  const problem = problemOf(fact, "The list of stacks");
  const summary = (stack: Stack): StackSummary => {
    const { id, name, status, reason, description, drift, createdAt, updatedAt } = stack;
    const operation = holders.get(name);
    return {
      id,
      name,
      status,
      ...(reason && { reason }),
      ...(description && { description }),
      drift,
      createdAt,
      ...(updatedAt && { updatedAt }),
      ...(operation && { operation }),
    };
  };
  return {
    fetchedAt: fact.at ?? new Date().toISOString(),
    stacks: [...fact.value].sort((a, b) => a.name.localeCompare(b.name)).map(summary),
    ...(problem && { problem }),
  };
}
