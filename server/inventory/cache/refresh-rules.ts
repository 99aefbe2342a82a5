import type { CachedFamily } from "./keys";

/** When the facts of a family are read again. Ages in milliseconds. */
export interface RefreshRule {
  /** Younger: served without a look at AWS. Older: served, and read anew beside it. `Infinity`: never changes. */
  freshMs: number;
  /** Older: the reader waits for the new facts, as long as its patience lasts. */
  staleMs: number;
  /** Older than this while reads fail: nothing may be concluded from them. */
  doubtfulMs: number;
}

/** What changes by itself is read often; what only people change, seldom. */
const FRESH_MS: Record<CachedFamily, number> = {
  apis: 15_000,
  stages: 5_000,
  deployments: 15_000,
  snapshots: Number.POSITIVE_INFINITY,
  resources: 30_000,
  loadBalancers: 10_000,
  listeners: 15_000,
  targetGroups: 15_000,
  targetHealth: 2_400,
  clusters: 30_000,
  services: 2_400,
  tasks: 5_000,
  taskDefinitions: Number.POSITIVE_INFINITY,
  hosts: 30_000,
  stoppedTasks: 5_000,
  logs: 2_000,
  logTails: 15_000,
  definitionStates: 60_000,
  ownership: 15_000,
  stacks: 2_400,
  stackTemplates: Number.POSITIVE_INFINITY,
};

/** @param atMost an upper limit for all ages that can pass: the embedded endpoint is near and has no quotas. */
export function refreshRules(atMost = Number.POSITIVE_INFINITY): Record<CachedFamily, RefreshRule> {
  const entries = Object.entries(FRESH_MS).map(([family, ms]) => {
    const freshMs = Number.isFinite(ms) ? Math.min(ms, atMost) : ms;
    return [family, { freshMs, staleMs: 4 * freshMs, doubtfulMs: Math.max(10_000, 4 * freshMs) }];
  });
  return Object.fromEntries(entries);
}
