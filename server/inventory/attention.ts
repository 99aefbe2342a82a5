import { AsyncLocalStorage } from "node:async_hooks";
import { type CachedFamily, type FactKey, familyOf } from "./cache/keys";

/**
 * How a person looks at what is read. `glance`: a page is drawn, soon, with what there is. `watch`: the page shows that
 * already and asks for what is new, so a moment's wait for AWS is better than the old facts again. `refresh`: somebody
 * asked for a look at AWS now.
 */
export type Attention = "glance" | "watch" | "refresh";

const KEY = Symbol.for("stageway.attention");
const shared = globalThis as { [KEY]?: AsyncLocalStorage<Attention> };
shared[KEY] ??= new AsyncLocalStorage<Attention>();
const storage = shared[KEY];

/** Everything that `work` reads from the inventory is read with this attention. */
export const withAttention = <T>(attention: Attention, work: () => T): T => storage.run(attention, work);

export const attention = (): Attention => storage.getStore() ?? "glance";

interface Patience {
  /** How long a reader waits for facts that are due. */
  dueMs: number;
  /** Facts that can change are due at this age at the latest. */
  freshAtMostMs: number;
}

/** What an attention costs: `refresh` makes everything due, but not what was read within the last second. */
export const PATIENCE: Record<Attention, Patience> = {
  glance: { dueMs: 0, freshAtMostMs: Number.POSITIVE_INFINITY },
  watch: { dueMs: 400, freshAtMostMs: Number.POSITIVE_INFINITY },
  refresh: { dueMs: 3_000, freshAtMostMs: 1_000 },
};

/**
 * What one page is about is read this often while somebody looks at it: the browser asks every 1.25 s and waits for what
 * is due, so that a change is seen within 3 s. Lists of everything keep to the ages of their families.
 */
const CLOSE_MS = 2_400;

/** What changes under the eyes. The others cost more, or hardly change. */
const CLOSE: ReadonlySet<CachedFamily> = new Set([
  "stages",
  "deployments",
  "loadBalancers",
  "listeners",
  "targetGroups",
  "targetHealth",
  "services",
  "tasks",
  "stoppedTasks",
]);

/** The age at which a fact is due at the latest, when a page is about it (`close`) and when it is one of many. */
export function freshAtMost(key: FactKey, close: boolean): number {
  const { freshAtMostMs } = PATIENCE[attention()];
  return close && CLOSE.has(familyOf(key)) ? Math.min(CLOSE_MS, freshAtMostMs) : freshAtMostMs;
}
