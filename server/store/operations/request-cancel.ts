import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { database } from "../connection/database";
import type { OperationRow } from "../rows";
import { operations, steps } from "../schema";

/** Asks for the end after the current step, and ends waits; null when the operation is not live (any more). */
export async function requestCancel(id: string): Promise<OperationRow | null> {
  const db = await database();
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(operations)
      .set({ status: "cancelling" })
      .where(and(eq(operations.id, id), inArray(operations.status, ["queued", "running", "cancelling"])))
      .returning();
    if (row === undefined) return null;
    await tx
      .update(steps)
      .set({ wakeAt: null })
      .where(and(eq(steps.operationId, id), eq(steps.status, "waiting")));
    return row;
  });
}
