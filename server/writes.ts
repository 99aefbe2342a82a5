import "server-only";

/** Every bundle of Next's counts here (docs/decisions/0009). */
const KEY = Symbol.for("stageway.writes");
const shared = globalThis as { [KEY]?: { count: number } };
shared[KEY] ??= { count: 0 };
const state = shared[KEY];

/** Somebody's command has ended, or something was written to AWS: an answer that was begun before may not know of it. */
export function wrote(): void {
  state.count += 1;
}

export const writes = (): number => state.count;
