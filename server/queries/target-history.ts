import "server-only";
import type { TargetHistory, TargetState } from "@/lib/contracts/history";
import { targetSubject } from "@/lib/domain/history/target-subject";
import { listSightings } from "../store";
import type { TargetQuery } from "./http/target-query";

const MOST_SIGHTINGS = 200;

/** How one target was over the time that Stageway has watched it; empty when it never was. Asks AWS nothing. */
export async function getTargetHistory({ group, target }: TargetQuery): Promise<TargetHistory> {
  const sightings = await listSightings<TargetState>("target", [targetSubject(group, target)], MOST_SIGHTINGS);
  return { fetchedAt: new Date().toISOString(), sightings };
}
