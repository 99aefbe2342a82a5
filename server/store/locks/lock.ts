import "server-only";
import { and, eq, lt, or, sql } from "drizzle-orm";
import { database } from "../connection/database";
import { locks } from "../schema";

/** Takes a named lock for an operation, or prolongs it; false while another operation holds it. */
export async function takeLock(name: string, operationId: string, leaseMs: number): Promise<boolean> {
  const until = sql`now() + ${leaseMs} * interval '1 millisecond'`;
  const rows = await (await database())
    .insert(locks)
    .values({ name, operationId, until })
    .onConflictDoUpdate({
      target: locks.name,
      set: { operationId, until },
      setWhere: or(eq(locks.operationId, operationId), lt(locks.until, sql`now()`)),
    })
    .returning({ name: locks.name });
  return rows.length > 0;
}

/** For a process that is alone on its database: whoever held one is gone. */
export async function releaseAllLocks(): Promise<void> {
  await (await database()).delete(locks);
}

/** Lets go of a lock, if this operation holds it. */
export async function releaseLock(name: string, operationId: string): Promise<void> {
  await (await database()).delete(locks).where(and(eq(locks.name, name), eq(locks.operationId, operationId)));
}
