import "server-only";
import { settings } from "@/server/settings";
import type { WatchedEnvironment } from "./look";
import { Watcher } from "./watcher";

const KEY = Symbol.for("stageway.watcher");
const shared = globalThis as { [KEY]?: Watcher };

/** Starts the process's one watcher, unless it is switched off. */
export function startWatcher(): void {
  const { watchMinutes } = settings();
  if (shared[KEY] !== undefined || watchMinutes === 0) return;
  shared[KEY] = new Watcher();
  shared[KEY].start(watchMinutes * 60_000);
}

/** Looks at one environment at once, unless the watcher is switched off. */
export function watchNow(environment: WatchedEnvironment): void {
  shared[KEY]?.look(environment);
}

export function stopWatcher(): void {
  const watcher = shared[KEY];
  delete shared[KEY];
  watcher?.stop();
}
