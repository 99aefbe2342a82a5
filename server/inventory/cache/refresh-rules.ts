import type { CachedFamily } from "./keys";

/** When the facts of a family are read again. Ages in milliseconds. */
export interface RefreshRule {
  /** Older: served, and read anew beside it, however many there are. `Infinity`: never changes. */
  freshMs: number;
  /** Older: the reader waits for the new facts, as long as its patience lasts. */
  staleMs: number;
  /** Older than this while reads fail: nothing may be concluded from them. */
  doubtfulMs: number;
  /** The age at which one of so many facts of its family is due: few are read more often than many. */
  dueMs(facts: number): number;
}

/** What somebody looks at is due at this age: the browser asks when it is, so that a change is seen within 3 s. */
export const LIVE_MS = 2_400;

/**
 * Few facts are as live in lists as on a page about one of them: a family may spend one call in this time on that. With
 * more of them its own age decides; stages of twenty APIs, and the list of APIs, take four and a half of the five calls a
 * second that are ours at API Gateway.
 */
const SPACING_MS = 600;

/** So many facts of a family are as live in a list as on a page about one of them. */
export const areFew = (facts: number): boolean => facts * SPACING_MS <= LIVE_MS;

/** What changes under the eyes, in lists too. The others cost more, or hardly change. */
export const LIVE: ReadonlySet<CachedFamily> = new Set<CachedFamily>([
  "apis",
  "stages",
  "loadBalancers",
  "listeners",
  "targetGroups",
  "targetHealth",
  "services",
  "tasks",
  "stoppedTasks",
]);

/** Live as well of the one thing that somebody looks at. GetResources may be asked five times in two seconds. */
export const CLOSE: ReadonlySet<CachedFamily> = new Set<CachedFamily>([
  ...LIVE,
  "deployments",
  "resources",
  "securityGroups",
]);

/** What changes by itself is read often, however many there are; what only people change, seldom. */
const FRESH_MS: Record<CachedFamily, number> = {
  apis: 15_000,
  stages: 5_000,
  // Each never changes: one that a stage serves and is not known is looked for at once, so this only tells of deletions.
  deployments: 300_000,
  snapshots: Number.POSITIVE_INFINITY,
  resources: 30_000,
  apiParts: 15_000,
  loadBalancers: 10_000,
  listeners: 15_000,
  targetGroups: 15_000,
  targetHealth: LIVE_MS,
  clusters: 30_000,
  services: LIVE_MS,
  tasks: 5_000,
  containerInstances: 5_000,
  taskDefinitions: Number.POSITIVE_INFINITY,
  hosts: 30_000,
  stoppedTasks: 5_000,
  unkeptTasks: 60_000,
  logs: 2_000,
  logTails: 15_000,
  definitionStates: 60_000,
  ownership: 15_000,
  stacks: LIVE_MS,
  // Read only while something does not answer: then somebody may be about to open one.
  securityGroups: 15_000,
  stackTemplates: Number.POSITIVE_INFINITY,
};

/** What could not be read anew for so long after its time is doubtful, however seldom it changes. */
const OVERDUE_MS = 30_000;

/** @param atMost an upper limit for all ages that can pass: the embedded endpoint is near and has no quotas. */
export function refreshRules(atMost = Number.POSITIVE_INFINITY): Record<CachedFamily, RefreshRule> {
  const entries = Object.entries(FRESH_MS).map(([family, ms]) => {
    const freshMs = Number.isFinite(ms) ? Math.min(ms, atMost) : ms;
    const live = LIVE.has(family as CachedFamily);
    const dueMs = (facts: number) => (live ? Math.min(freshMs, Math.max(LIVE_MS, facts * SPACING_MS)) : freshMs);
    const doubtfulMs = Math.max(10_000, Math.min(4 * freshMs, freshMs + OVERDUE_MS));
    return [family, { freshMs, staleMs: 4 * freshMs, doubtfulMs, dueMs }];
  });
  return Object.fromEntries(entries);
}
