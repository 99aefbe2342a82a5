import "server-only";
import { eq, lt, or, sql } from "drizzle-orm";
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

/** Lets go of every lock that an operation holds. */
export async function releaseLocks(operationId: string): Promise<void> {
  await (await database()).delete(locks).where(eq(locks.operationId, operationId));
}
