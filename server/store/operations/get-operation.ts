import "server-only";
import { asc, eq } from "drizzle-orm";
import type { OperationDetail } from "@/lib/contracts/operations";
import { database } from "../connection/database";
import { toDetail } from "../rows";
import { operations, steps } from "../schema";

/** One operation with its steps; null when there is none with this id. */
export async function getOperation(id: string): Promise<OperationDetail | null> {
  const db = await database();
  const [row] = await db.select().from(operations).where(eq(operations.id, id));
  if (row === undefined) return null;
  return toDetail(row, await db.select().from(steps).where(eq(steps.operationId, id)).orderBy(asc(steps.position)));
}
