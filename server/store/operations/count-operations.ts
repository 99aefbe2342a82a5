import "server-only";
import { count } from "drizzle-orm";
import { OPERATION_STATUSES, type OperationStatus } from "@/lib/contracts/operations";
import { database } from "../connection/database";
import { operations } from "../schema";

/** How many operations are in each state; all states are there. */
export async function countOperations(): Promise<Record<OperationStatus, number>> {
  const db = await database();
  const rows = await db
    .select({ status: operations.status, count: count() })
    .from(operations)
    .groupBy(operations.status);
  const found = new Map(rows.map((row) => [row.status, row.count]));
  return Object.fromEntries(OPERATION_STATUSES.map((status) => [status, found.get(status) ?? 0])) as Record<
    OperationStatus,
    number
  >;
}
