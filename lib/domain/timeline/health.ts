import type { Health } from "@/lib/contracts/health";
import type { HealthState, Sighting, TimelineEntry, TimelineTone } from "@/lib/contracts/history";
import { HEALTH_WORDS } from "@/lib/words/health";
import { type Change, changesOf } from "./changes";

const TONES: Record<Health, TimelineTone> = {
  missing: "fault",
  degraded: "fault",
  unknown: "unknown",
  progressing: "progress",
  suspended: "plain",
  healthy: "well",
};

/** How the environment's health went. */
export const healthEntries = (sightings: readonly Sighting<HealthState>[]): TimelineEntry[] =>
  changesOf(sightings).map((change) => ({
    id: `health ${change.now.from}`,
    kind: "health",
    at: change.now.from,
    ...(change.after && { after: change.after }),
    tone: TONES[change.now.state.health],
    words: wordsOf(change),
    ...(change.now.state.reason && { detail: change.now.state.reason }),
  }));

function wordsOf({ now, before, after }: Change<HealthState>): string {
  const word = (health: Health): string => HEALTH_WORDS[health].word;
  const { health } = now.state;
  // One that is exact has followed another, which is not in the list any more.
  if (!before) return now.exact ? `Became ${word(health)}` : `Watching began: ${word(health)}`;
  if (before.state.health !== health) return `${word(before.state.health)} → ${word(health)}`;
  if (before.state.code !== now.state.code) return `Still ${word(health)}, for another reason`;
  return after ? `Watching again: still ${word(health)}` : `Still ${word(health)}`;
}
