import "server-only";
import { and, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Sighting, SightingKind, TargetState } from "@/lib/contracts/history";
import { targetSubject } from "@/lib/domain/history/target-subject";
import { database } from "../connection/database";
import { sightings } from "../schema";

/** How some subjects were, newest first, at most `limit` of all together. What `State` is goes by the kind. */
export async function listSightings<State>(
  kind: SightingKind,
  subjects: readonly string[],
  limit: number,
): Promise<Sighting<State>[]> {
  return subjects.length === 0 ? [] : select(kind, inArray(sightings.subject, [...subjects]), limit);
}

/** How the targets of some groups were: their subjects begin with the group's ARN. */
export async function listTargetSightings(
  groupArns: readonly string[],
  limit: number,
): Promise<Sighting<TargetState>[]> {
  const inGroups = groupArns.map((arn) => sql`starts_with(${sightings.subject}, ${targetSubject(arn, "")})`);
  return inGroups.length === 0 ? [] : select("target", or(...inGroups), limit);
}

async function select<State>(kind: SightingKind, which: SQL | undefined, limit: number): Promise<Sighting<State>[]> {
  const rows = await (await database())
    .select()
    .from(sightings)
    .where(and(eq(sightings.kind, kind), which))
    .orderBy(desc(sightings.from))
    .limit(limit);
  return rows.map(({ subject, state, from, until, exact }) => ({
    subject,
    state: state as State,
    from: from.toISOString(),
    until: until.toISOString(),
    exact,
  }));
}
