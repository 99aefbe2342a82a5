import "server-only";
import { and, eq, lte, sql } from "drizzle-orm";
import type { ProbeSettings } from "@/lib/contracts/probes";
import { database } from "../connection/database";
import { probes } from "../schema";
import { type Probed, toSettings } from "./probe-row";

/** The right to make one probe: nobody else has it until the lease is over, and `fence` shuts out whoever had it before. */
export interface ProbeClaim extends Probed {
  fence: number;
  settings: ProbeSettings;
}

/**
 * Takes up to `most` probes that are due, in one statement, so that each is taken by one replica only. When it is not
 * recorded within its timeout and `leaseMs` (its process was killed), it is due again.
 */
export async function claimProbes(place: string, most: number, leaseMs: number): Promise<ProbeClaim[]> {
  const db = await database();
  const due = db
    .select({ apiId: probes.apiId, stage: probes.stage })
    .from(probes)
    .where(and(eq(probes.enabled, true), eq(probes.place, place), lte(probes.nextAt, sql`now()`)))
    .orderBy(probes.nextAt)
    .limit(most)
    .for("update", { skipLocked: true });
  const rows = await db
    .update(probes)
    .set({
      nextAt: sql`now() + (${probes.timeoutSeconds} * 1000 + ${leaseMs}) * interval '1 millisecond'`,
      fence: sql`${probes.fence} + 1`,
    })
    .where(sql`(${probes.apiId}, ${probes.stage}) in ${due}`)
    .returning();
  return rows.map((row) => ({ apiId: row.apiId, stage: row.stage, fence: row.fence, settings: toSettings(row) }));
}
