import "server-only";
import { settings } from "@/server/settings";
import { place } from "./place";
import { Prober, type ProberOptions } from "./prober";

const KEY = Symbol.for("stageway.prober");
const shared = globalThis as { [KEY]?: Prober };

/** Starts the process's one prober. */
export function startProber(options: Pick<ProberOptions, "onChange">): void {
  if (shared[KEY] !== undefined) return;
  shared[KEY] = new Prober({ ...options, place: place(), waitFactor: settings().testSpeed });
  shared[KEY].start();
}

/** Stops it; probes that are due are made after the next start. */
export async function stopProber(): Promise<void> {
  const prober = shared[KEY];
  delete shared[KEY];
  await prober?.stop();
}

/** Tells the prober that there may be something due. */
export function nudgeProber(): void {
  shared[KEY]?.nudge();
}
