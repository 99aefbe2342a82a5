import type { Sighting, TargetState, TimelineEntry, TimelineTone } from "@/lib/contracts/history";
import { partsOfTarget } from "../history/target-subject";
import { type Change, changesOf } from "./changes";

const TONES: Record<string, TimelineTone> = {
  healthy: "well",
  initial: "progress",
  draining: "plain",
  "unhealthy.draining": "plain",
  unhealthy: "fault",
  unused: "fault",
};

/** How the health checks of targets went. A target that was well when it was first seen is nothing that happened. */
export const targetEntries = (sightings: readonly Sighting<TargetState>[]): TimelineEntry[] =>
  changesOf(sightings).flatMap((change) => {
    const { now, before, after } = change;
    const same = before && before.state.state === now.state.state && before.state.reasonCode === now.state.reasonCode;
    if (same || (!before && now.state.state === "healthy")) return [];
    const { groupArn, label } = partsOfTarget(now.subject);
    return [
      {
        id: `target ${now.subject} ${now.from}`,
        kind: "target",
        at: now.from,
        ...(after && { after }),
        tone: TONES[now.state.state] ?? "unknown",
        words: wordsOf(label, change),
        ...detailOf(now.state),
        subject: `target group ${groupArn.split("/").at(-2) ?? groupArn}`,
      },
    ];
  });

function wordsOf(label: string, { now, before }: Change<TargetState>): string {
  const { state } = now.state;
  if (!before) return `Target ${label} is ${state}`;
  return before.state.state === state
    ? `Target ${label} is still ${state}, for another reason`
    : `Target ${label} is ${state}, it was ${before.state.state}`;
}

function detailOf({ reasonCode, description }: TargetState): { detail?: string } {
  const told = [reasonCode, description].filter(Boolean).join(": ");
  return told ? { detail: told } : {};
}
