import "server-only";
import { sql } from "drizzle-orm";
import type { ProbeInput } from "@/lib/contracts/probes";
import { database } from "../connection/database";
import { probes } from "../schema";

/** Keeps how an environment is probed from now on; the first is due at once. What is under way with other settings is not recorded. */
export async function saveProbe(input: ProbeInput, place: string): Promise<void> {
  const settings = { ...input, place, nextAt: sql`now()` };
  await (await database())
    .insert(probes)
    .values(settings)
    .onConflictDoUpdate({
      target: [probes.apiId, probes.stage],
      set: { ...settings, fence: sql`${probes.fence} + 1` },
    });
}
