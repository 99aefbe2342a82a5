import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { getEnvironment } from "../environment";
import { getEnvironments } from "../environments";

const PAUSE_MS = 3_000;
/** Reading everything within the budget takes half a minute with 500 environments. */
const MOST_TRIES = 20;
const WELL: ReadonlySet<string> = new Set(["healthy", "suspended"]);

/**
 * Reads what every page reads, in no hurry, which keeps it in the history; of environments that are not well also why
 * tasks stopped, which ECS forgets after an hour.
 */
export async function lookAtEverything(signal: AbortSignal): Promise<void> {
  for (const { apiId, stage } of (await everything(signal)).filter(({ health }) => !WELL.has(health))) {
    if (signal.aborted) return;
    // One that is removed meanwhile is no reason to leave out the others.
    await getEnvironment(apiId, stage).catch(() => {});
  }
}

/** The first answer may be of old facts: asked again, like a page does, until all of them are of this look. */
async function everything(signal: AbortSignal): Promise<EnvironmentSummary[]> {
  const began = new Date().toISOString();
  for (let tries = 1; ; tries++) {
    const { fetchedAt, environments } = await getEnvironments();
    if (fetchedAt >= began || tries === MOST_TRIES) return environments;
    await sleep(PAUSE_MS, undefined, { signal });
  }
}
