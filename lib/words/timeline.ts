import type { TimelineKind, TimelineTone } from "@/lib/contracts/history";
import type { Tone } from "./tone";

/** What a filter of the timeline is called. */
export const TIMELINE_WORDS: Record<TimelineKind, string> = {
  operation: "Operations",
  health: "Health",
  stage: "Stage",
  event: "Service events",
  task: "Stopped tasks",
  target: "Targets",
};

export const TIMELINE_TONES: Record<TimelineTone, { tone: Tone; word: string }> = {
  fault: { tone: "bad", word: "Trouble" },
  well: { tone: "ok", word: "Well" },
  progress: { tone: "busy", word: "Progress" },
  unknown: { tone: "unknown", word: "Not known" },
  plain: { tone: "idle", word: "Happened" },
};
