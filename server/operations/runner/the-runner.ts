import "server-only";
import { settings } from "@/server/settings";
import { DEFINITIONS } from "../definitions";
import { Runner } from "./runner";

const KEY = Symbol.for("stageway.runner");
const shared = globalThis as { [KEY]?: Runner };

/** Starts the process's one runner. It stands under its key only once it works: `/api/health` looks there. */
export async function startRunner(): Promise<void> {
  if (shared[KEY] !== undefined) return;
  const runner = new Runner({ definitions: DEFINITIONS, waitFactor: settings().testSpeed });
  await runner.start();
  shared[KEY] = runner;
}

/** Stops it; what is unfinished goes on at the next start. */
export async function stopRunner(): Promise<void> {
  const runner = shared[KEY];
  delete shared[KEY];
  await runner?.stop();
}

/** Tells the runner that there is something new, in general or about one operation. */
export function nudgeRunner(operationId?: string): void {
  shared[KEY]?.nudge(operationId);
}
