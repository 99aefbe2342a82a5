import "server-only";
import { isOfStack, type OperationSummary } from "@/lib/contracts/operations";
import type { HoldingOperation } from "@/lib/contracts/stacks/stack";
import { listOperations, liveOperations } from "@/server/store";

/** By stack name: the operation of Stageway that is at work on it. */
export async function stackHolders(): Promise<ReadonlyMap<string, HoldingOperation>> {
  const live = (await liveOperations()).filter(({ kind }) => isOfStack(kind));
  return new Map(live.map(({ id, title, stage }) => [stage, { id, title }]));
}

/** Of those that are still listed. */
export const newestOperation = async (stackName: string): Promise<OperationSummary | undefined> =>
  (await listOperations()).find(({ kind, stage }) => isOfStack(kind) && stage === stackName);
