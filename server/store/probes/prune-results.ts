import "server-only";
import { and, desc, eq, lt, sql } from "drizzle-orm";
import { database } from "../connection/database";
import { probeResults, probes } from "../schema";

export interface Retention {
  /** Older ones go. */
  ageMs: number;
  /** Of one environment no more than these stay. */
  most: number;
}

/** Removes what is not kept any longer. Several replicas may do so at once. */
export async function pruneResults({ ageMs, most }: Retention): Promise<void> {
  const db = await database();
  await db.delete(probeResults).where(lt(probeResults.at, sql`now() - ${ageMs} * interval '1 millisecond'`));
  for (const { apiId, stage } of await db.select({ apiId: probes.apiId, stage: probes.stage }).from(probes)) {
    const own = and(eq(probeResults.apiId, apiId), eq(probeResults.stage, stage));
    const [oldest] = await db
      .select({ at: sql<string>`${probeResults.at}::text` })
      .from(probeResults)
      .where(own)
      .orderBy(desc(probeResults.at))
      .offset(most - 1)
      .limit(1);
    if (oldest) await db.delete(probeResults).where(and(own, sql`${probeResults.at} < ${oldest.at}::timestamptz`));
  }
}
