import "server-only";
import { and, eq } from "drizzle-orm";
import type { ProbeSettings } from "@/lib/contracts/probes";
import { database } from "../connection/database";
import { probes } from "../schema";
import { type Probed, toSettings } from "./probe-row";

/** How an environment is probed; null: it never was. */
export async function getProbe({ apiId, stage }: Probed): Promise<ProbeSettings | null> {
  const [row] = await (await database())
    .select()
    .from(probes)
    .where(and(eq(probes.apiId, apiId), eq(probes.stage, stage)));
  return row === undefined ? null : toSettings(row);
}
