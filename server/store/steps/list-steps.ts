import "server-only";
import { asc, eq } from "drizzle-orm";
import type { OperationStatus } from "@/lib/contracts/operations";
import { database } from "../connection/database";
import { heldBy, type Lease } from "../operations/claim-operation";
import type { StepRow } from "../rows";
import { operations, steps } from "../schema";

/** How far a held operation is; null when the lease was lost. */
export async function readProgress(lease: Lease): Promise<{ status: OperationStatus; steps: StepRow[] } | null> {
  const db = await database();
  const [operation] = await db.select({ status: operations.status }).from(operations).where(heldBy(lease));
  if (operation === undefined) return null;
  const rows = await db
    .select()
    .from(steps)
    .where(eq(steps.operationId, lease.operationId))
    .orderBy(asc(steps.position));
  return { status: operation.status, steps: rows };
}
