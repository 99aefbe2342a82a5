import { AsyncLocalStorage } from "node:async_hooks";
import type { Interest } from "./cache/demand";
import { type CachedFamily, type FactKey, familyOf } from "./cache/keys";
import { LIVE_MS } from "./cache/refresh-rules";

/**
 * How a person looks at what is read. `glance`: a page is drawn, soon, with what there is. `watch`: the page shows that
 * already and asks for what is new, so a moment's wait for AWS is better than the old facts again. `refresh`: somebody
 * asked for a look at AWS now. `history`: nobody looks.
 */
export type Attention = "glance" | "watch" | "refresh" | "history";

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

/** What an attention costs: `refresh` makes everything due that was not read at this very moment. */
export const PATIENCE: Record<Attention, Patience> = {
  glance: { dueMs: 0, freshAtMostMs: Number.POSITIVE_INFINITY },
  watch: { dueMs: 400, freshAtMostMs: Number.POSITIVE_INFINITY },
  refresh: { dueMs: 3_000, freshAtMostMs: 100 },
  history: { dueMs: 0, freshAtMostMs: Number.POSITIVE_INFINITY },
};

/** Who wants it. `one`: it is about one thing, which somebody looks at or an operation decides upon. */
export const interest = (one: boolean): Interest => (attention() === "history" ? "nobody" : one ? "page" : "list");

/** The age at which a fact is due at the latest. `close`: the families that the page is about. */
export function freshAtMost(key: FactKey, close: ReadonlySet<CachedFamily>): number {
  const { freshAtMostMs } = PATIENCE[attention()];
  if (attention() === "history") return freshAtMostMs;
  return close.has(familyOf(key)) ? Math.min(LIVE_MS, freshAtMostMs) : freshAtMostMs;
}
