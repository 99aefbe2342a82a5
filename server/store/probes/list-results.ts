import "server-only";
import { and, asc, desc, eq, gte, sql } from "drizzle-orm";
import type { KeptResult } from "@/lib/domain/probes/summarize";
import { database } from "../connection/database";
import { probeResults } from "../schema";
import { type Probed, toResult } from "./probe-row";

const of = ({ apiId, stage }: Probed) => and(eq(probeResults.apiId, apiId), eq(probeResults.stage, stage));

/** What the probes of the last `windowMs` came to, in order of time. */
export async function listResults(probed: Probed, windowMs: number): Promise<KeptResult[]> {
  const rows = await (await database())
    .select()
    .from(probeResults)
    .where(and(of(probed), gte(probeResults.at, sql`now() - ${windowMs} * interval '1 millisecond'`)))
    .orderBy(asc(probeResults.at));
  return rows.map(toResult);
}

/** The newest result that is kept; null: none. */
export async function lastResult(probed: Probed): Promise<KeptResult | null> {
  const [row] = await (await database())
    .select()
    .from(probeResults)
    .where(of(probed))
    .orderBy(desc(probeResults.at))
    .limit(1);
  return row === undefined ? null : toResult(row);
}
