import type { Freshness, Timestamp } from "./freshness";
import type { Health } from "./health";

/** What Stageway keeps the course of, since AWS does not. */
export const SIGHTING_KINDS = ["environment", "stage", "target"] as const;
export type SightingKind = (typeof SIGHTING_KINDS)[number];

/** Since when something is so, as far as Stageway has watched. Not named `at`: an ETag has to tell one from another. */
export interface Since {
  from: Timestamp;
  /** False: it was so already when Stageway first looked, so it may have begun earlier. */
  exact: boolean;
}

/** How an environment was. */
export interface HealthState {
  health: Health;
  /** The code of the worst cause. */
  code?: string;
  reason?: string;
}

/** What a stage served, and what it was bound to. */
export interface StageState {
  deploymentId: string | null;
  variables: Record<string, string>;
}

/** How a target was, in AWS's words. */
export interface TargetState {
  state: string;
  reasonCode?: string;
  description?: string;
}

/** Something was in a state from when to when; not beyond. */
export interface Sighting<State> {
  subject: string;
  state: State;
  from: Timestamp;
  until: Timestamp;
  exact: boolean;
}

export const TIMELINE_KINDS = ["operation", "health", "stage", "event", "task", "target"] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** `fault`: something went wrong; `well`: it is as it should be; `unknown`: nobody can say; `plain`: it just happened. */
export type TimelineTone = "fault" | "well" | "progress" | "unknown" | "plain";

/** Something that happened. */
export interface TimelineEntry {
  /** The same entry has the same id at the next read. */
  id: string;
  kind: TimelineKind;
  at: Timestamp;
  /** It happened between then and `at`, while nobody was watching. */
  after?: Timestamp;
  tone: TimelineTone;
  /** What happened, in plain words. */
  words: string;
  /** Why, or as AWS wrote it. */
  detail?: string;
  /** What it happened to, where that is not the environment itself. */
  subject?: string;
  /** Stageway's page of it. */
  href?: string;
}

/** `GET /api/environments/{apiId}/{stage}/timeline` */
export interface Timeline extends Freshness {
  /** Newest first. */
  entries: TimelineEntry[];
  /** There are older ones that are not in the answer. */
  more: boolean;
  /** When Stageway was looking, newest first: health, targets and stopped tasks are known of these times only. */
  watched: { from: Timestamp; until: Timestamp }[];
}

/** `GET /api/target-history?group=&target=`: how one target was, newest first. */
export interface TargetHistory {
  fetchedAt: Timestamp;
  sightings: Sighting<TargetState>[];
}
