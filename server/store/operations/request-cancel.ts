import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { database } from "../connection/database";
import type { OperationRow } from "../rows";
import { operations } from "../schema";

/** Asks for the end after the current step; null when the operation is not live (any more). */
export async function requestCancel(id: string): Promise<OperationRow | null> {
  const [row] = await (await database())
    .update(operations)
    .set({ status: "cancelling" })
    .where(and(eq(operations.id, id), inArray(operations.status, ["queued", "running", "cancelling"])))
    .returning();
  return row ?? null;
}
