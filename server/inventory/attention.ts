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

interface Look {
  attention: Attention;
  /** When the first of what was read is due again, by the clock; `NaN`: one of many always is. */
  dueAt: number;
}

const KEY = Symbol.for("stageway.attention");
const shared = globalThis as { [KEY]?: AsyncLocalStorage<Look> };
shared[KEY] ??= new AsyncLocalStorage<Look>();
const storage = shared[KEY];

/** Everything that `work` reads from the inventory is read with this attention. */
export const withAttention = <T>(attention: Attention, work: () => T): T =>
  storage.run({ attention, dueAt: Number.POSITIVE_INFINITY }, work);

export const attention = (): Attention => storage.getStore()?.attention ?? "glance";

/** Something that was read is due again then; `NaN`: it is one of many, of which one always is. */
export function noteDue(at: number): void {
  const look = storage.getStore();
  if (look) look.dueAt = Math.min(look.dueAt, at);
}

/** In how many milliseconds the first of what has been read with this attention is due again; undefined: nothing is. */
export function dueInMs(now = Date.now()): number | undefined {
  const dueAt = storage.getStore()?.dueAt ?? Number.POSITIVE_INFINITY;
  return Number.isFinite(dueAt) ? Math.max(0, Math.ceil(dueAt - now)) : undefined;
}

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
