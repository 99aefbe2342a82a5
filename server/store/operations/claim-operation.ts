import "server-only";
import { and, eq, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { database } from "../connection/database";
import type { OperationRow } from "../rows";
import { operations } from "../schema";

/** The right to carry out an operation, as long as the lease is renewed and nobody else has raised the fence. */
export interface Lease {
  operationId: string;
  fence: number;
}

const inFuture = (ms: number) => sql`now() + ${ms} * interval '1 millisecond'`;

/** Takes the oldest live operation that nobody holds; null when there is none. The fence shuts out whoever held it before. */
export async function claimOperation(
  owner: string,
  leaseMs: number,
): Promise<{ lease: Lease; row: OperationRow } | null> {
  const db = await database();
  const free = db
    .select({ id: operations.id })
    .from(operations)
    .where(
      and(
        inArray(operations.status, ["queued", "running", "cancelling"]),
        or(isNull(operations.leaseUntil), lt(operations.leaseUntil, sql`now()`)),
      ),
    )
    .orderBy(operations.createdAt)
    .limit(1)
    .for("update", { skipLocked: true });
  const [row] = await db
    .update(operations)
    .set({
      leaseOwner: owner,
      leaseUntil: inFuture(leaseMs),
      fence: sql`${operations.fence} + 1`,
      startedAt: sql`coalesce(${operations.startedAt}, now())`,
      status: sql`case ${operations.status} when 'queued' then 'running' else ${operations.status} end`,
    })
    .where(inArray(operations.id, free))
    .returning();
  return row === undefined ? null : { lease: { operationId: row.id, fence: row.fence }, row };
}

/** Prolongs a lease; false when it was lost. */
export async function renewLease(lease: Lease, leaseMs: number): Promise<boolean> {
  const db = await database();
  const rows = await db
    .update(operations)
    .set({ leaseUntil: inFuture(leaseMs) })
    .where(heldBy(lease))
    .returning({ id: operations.id });
  return rows.length > 0;
}

/** Lets go of an operation that is not finished, so that another process (or the next start) goes on at once. */
export async function releaseLease(lease: Lease): Promise<void> {
  await (await database()).update(operations).set({ leaseOwner: null, leaseUntil: null }).where(heldBy(lease));
}

/** Frees what processes that are gone have held. Only where this process has the database to itself. */
export async function releaseAllLeases(): Promise<void> {
  await (await database())
    .update(operations)
    .set({ leaseOwner: null, leaseUntil: null })
    .where(inArray(operations.status, ["queued", "running", "cancelling"]));
}

export const heldBy = (lease: Lease) => and(eq(operations.id, lease.operationId), eq(operations.fence, lease.fence));
