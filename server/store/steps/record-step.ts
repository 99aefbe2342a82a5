import "server-only";
import { and, eq, exists, sql } from "drizzle-orm";
import { type Database, database } from "../connection/database";
import { heldBy, type Lease } from "../operations/claim-operation";
import type { StepRow } from "../rows";
import { type Json, operations, steps } from "../schema";
import { storableJson } from "../storable";

export type StepPatch = Partial<Omit<StepRow, "operationId" | "key" | "position" | "title" | "after">>;
export interface OperationPatch {
  apiId?: string;
  /** Merged into what the operation has come to so far; null takes an entry away. */
  result?: Json;
}

/** Writes what became of a step, and what it tells of the operation, both or neither; false when the lease was lost. */
export async function recordStep(
  lease: Lease,
  key: string,
  patch: StepPatch,
  operation: OperationPatch = {},
): Promise<boolean> {
  const db = await database();
  return db.transaction(async (tx) => {
    const held = tx.select({ one: sql`1` }).from(operations).where(heldBy(lease)).for("update");
    const rows = await tx
      .update(steps)
      .set(patch)
      .where(and(eq(steps.operationId, lease.operationId), eq(steps.key, key), exists(held)))
      .returning({ key: steps.key });
    if (rows.length === 0) return false;
    await patchOperation(tx as Database, lease, operation);
    return true;
  });
}

async function patchOperation(tx: Database, lease: Lease, { apiId, result }: OperationPatch): Promise<void> {
  if (apiId === undefined && result === undefined) return;
  const merged = sql`jsonb_strip_nulls(coalesce(${operations.result}, '{}'::jsonb) || ${storableJson(result ?? {})}::jsonb)`;
  await tx
    .update(operations)
    .set({ ...(apiId === undefined ? {} : { apiId }), ...(result === undefined ? {} : { result: merged }) })
    .where(heldBy(lease));
}
