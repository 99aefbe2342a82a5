import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { AppError } from "@/lib/contracts/errors";
import { recordAudit } from "../audit";
import { type Database, database } from "../connection/database";
import { operations, steps } from "../schema";
import { heldBy, type Lease } from "./claim-operation";

/** Ends an operation and writes its audit row, both or neither; false when the lease was lost. */
export async function finishOperation(
  lease: Lease,
  status: "succeeded" | "failed" | "cancelled",
  error: AppError | null,
): Promise<boolean> {
  const db = await database();
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(operations)
      .set({ status, error, finishedAt: sql`now()`, leaseOwner: null, leaseUntil: null })
      .where(heldBy(lease))
      .returning();
    if (row === undefined) return false;
    await closeSteps(tx as Database, row.id, status === "cancelled");
    await recordAudit(
      {
        actor: row.actor,
        action: `${row.kind}.${status}`,
        target: `${row.apiName}/${row.stage}`,
        outcome: status === "succeeded" ? "ok" : "failed",
        input: {},
        error,
        operationId: row.id,
      },
      tx as Database,
    );
    return true;
  });
}

/** Steps that will not go on: those under way, and after a cancel those not begun as well. */
async function closeSteps(tx: Database, operationId: string, notBegun: boolean): Promise<void> {
  const open = notBegun ? (["pending", "running", "waiting"] as const) : (["running", "waiting"] as const);
  await tx
    .update(steps)
    .set({ status: "cancelled", wakeAt: null, finishedAt: sql`now()` })
    .where(and(eq(steps.operationId, operationId), inArray(steps.status, [...open])));
}
