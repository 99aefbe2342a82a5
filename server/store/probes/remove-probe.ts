import "server-only";
import { and, eq } from "drizzle-orm";
import { database } from "../connection/database";
import { probes } from "../schema";
import type { ProbeClaim } from "./claim-probes";
import type { Probed } from "./probe-row";

/** An environment that is removed is probed no more. What its probes came to goes with time. */
export async function removeProbe({ apiId, stage }: Probed): Promise<void> {
  await (await database()).delete(probes).where(and(eq(probes.apiId, apiId), eq(probes.stage, stage)));
}

/** Switches a probe off for whoever holds it; its settings stay. */
export async function switchOffProbe({ apiId, stage, fence }: ProbeClaim): Promise<void> {
  await (await database())
    .update(probes)
    .set({ enabled: false })
    .where(and(eq(probes.apiId, apiId), eq(probes.stage, stage), eq(probes.fence, fence)));
}
