import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { type Database, database } from "../connection/database";
import { isUniqueViolation } from "../connection/unique-violation";
import type { OperationRow } from "../rows";
import { type Json, operations, steps } from "../schema";
import { environmentHeld } from "./insert-operation";

/** The row of an operation; undefined when there is none. */
export async function findOperation(id: string): Promise<OperationRow | undefined> {
  const [row] = await (await database()).select().from(operations).where(eq(operations.id, id));
  return row;
}

/** How far each step got, and what it remembers. */
export async function stepStandings(id: string): Promise<{ key: string; status: string; memory: Json }[]> {
  return (await database())
    .select({ key: steps.key, status: steps.status, memory: steps.memory })
    .from(steps)
    .where(eq(steps.operationId, id));
}

/**
 * Queues an ended operation again; the steps named are done anew with the memory given, whatever else is confirmed stays so.
 * @returns false when the operation is not one that failed or was cancelled.
 * @throws AppFailure `conflict` when another operation holds the environment by now.
 */
export async function reopenOperation(operation: OperationRow, again: Record<string, Json>): Promise<boolean> {
  const db = await database();
  try {
    return await db.transaction((tx) => reopen(tx as Database, operation.id, again));
  } catch (thrown) {
    if (isUniqueViolation(thrown, "operations_live_environment")) throw await environmentHeld(operation);
    throw thrown;
  }
}

async function reopen(tx: Database, id: string, again: Record<string, Json>): Promise<boolean> {
  const [row] = await tx
    .update(operations)
    .set({ status: "queued", error: null, finishedAt: null, leaseOwner: null, leaseUntil: null })
    .where(and(eq(operations.id, id), inArray(operations.status, ["failed", "cancelled"])))
    .returning({ id: operations.id });
  if (row === undefined) return false;
  for (const [key, memory] of Object.entries(again)) {
    await tx
      .update(steps)
      .set({ ...BLANK, memory })
      .where(and(eq(steps.operationId, id), eq(steps.key, key)));
  }
  return true;
}

const BLANK = {
  status: "pending" as const,
  detail: null,
  error: null,
  attempts: 0,
  wakeAt: null,
  startedAt: null,
  finishedAt: null,
};
