import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import type { ProbeResult } from "@/lib/contracts/probes";
import { database } from "../connection/database";
import { probeResults, probes } from "../schema";
import type { ProbeClaim } from "./claim-probes";

const ms = (value: number) => sql`${value} * interval '1 millisecond'`;

/**
 * Keeps what a probe came to and says when the next is due, both or neither.
 * @param elapsedMs since the probe began. The database's clock counts, which all replicas share.
 * @returns whether it failed after it had not, or the other way round; null when the claim was lost: somebody else makes
 * this probe, or its settings were changed.
 */
export async function recordResult(
  claim: ProbeClaim,
  result: Omit<ProbeResult, "time">,
  elapsedMs: number,
  intervalMs: number,
): Promise<{ changed: boolean } | null> {
  const { apiId, stage, fence } = claim;
  return (await database()).transaction(async (tx) => {
    const held = await tx
      .update(probes)
      .set({ nextAt: sql`now() + ${ms(Math.max(0, Math.round(intervalMs - elapsedMs)))}` })
      .where(and(eq(probes.apiId, apiId), eq(probes.stage, stage), eq(probes.fence, fence)))
      .returning({ apiId: probes.apiId });
    if (held.length === 0) return null;
    const [before] = await tx
      .select({ ok: probeResults.ok })
      .from(probeResults)
      .where(and(eq(probeResults.apiId, apiId), eq(probeResults.stage, stage)))
      .orderBy(desc(probeResults.at))
      .limit(1);
    const at = sql`now() - ${ms(Math.round(elapsedMs))}`;
    await tx
      .insert(probeResults)
      .values({ apiId, stage, at, ...result, intervalMs: Math.round(intervalMs) })
      .onConflictDoNothing();
    return { changed: result.ok !== (before?.ok ?? true) };
  });
}
