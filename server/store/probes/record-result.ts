import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { ProbeResult } from "@/lib/contracts/probes";
import { database } from "../connection/database";
import { probeResults, probes } from "../schema";
import type { ProbeClaim } from "./claim-probes";

const ms = (value: number) => sql`${value} * interval '1 millisecond'`;

/**
 * Keeps what a probe came to and says when the next is due, both or neither.
 * @param elapsedMs since the probe began. The database's clock counts, which all replicas share.
 * @returns false when the claim was lost: somebody else makes this probe, or its settings were changed.
 */
export async function recordResult(
  claim: ProbeClaim,
  result: Omit<ProbeResult, "time">,
  elapsedMs: number,
  intervalMs: number,
): Promise<boolean> {
  const { apiId, stage, fence } = claim;
  return (await database()).transaction(async (tx) => {
    const held = await tx
      .update(probes)
      .set({ nextAt: sql`now() + ${ms(Math.max(0, Math.round(intervalMs - elapsedMs)))}` })
      .where(and(eq(probes.apiId, apiId), eq(probes.stage, stage), eq(probes.fence, fence)))
      .returning({ apiId: probes.apiId });
    if (held.length === 0) return false;
    const at = sql`now() - ${ms(Math.round(elapsedMs))}`;
    await tx
      .insert(probeResults)
      .values({ apiId, stage, at, ...result, intervalMs: Math.round(intervalMs) })
      .onConflictDoNothing();
    return true;
  });
}
