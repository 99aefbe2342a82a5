import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import type { Freshness } from "@/lib/contracts/freshness";
import { getEnvironment } from "../environment";
import { getEnvironments } from "../environments";

const PAUSE_MS = 3_000;
/** Reading everything within the budget takes half a minute with 500 environments. */
const MOST_TRIES = 20;
/** What changes by itself is read anew by the second; the lists of what people make may be older. */
const FEW_TRIES = 3;
const WELL: ReadonlySet<string> = new Set(["healthy", "suspended"]);

export type WatchedEnvironment = Pick<EnvironmentSummary, "apiId" | "stage">;

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

/** Reads one environment, as its page does. */
export async function lookAt({ apiId, stage }: WatchedEnvironment, signal: AbortSignal): Promise<void> {
  await upToDate(() => getEnvironment(apiId, stage), FEW_TRIES, signal);
}

const everything = async (signal: AbortSignal): Promise<EnvironmentSummary[]> =>
  (await upToDate(getEnvironments, MOST_TRIES, signal)).environments;

/** The first answer may be of old facts: asked again, like a page does, until all of them are of this look. */
async function upToDate<T extends Freshness>(read: () => Promise<T>, most: number, signal: AbortSignal): Promise<T> {
  const began = new Date().toISOString();
  for (let tries = 1; ; tries++) {
    const answer = await read();
    if (answer.fetchedAt >= began || tries === most) return answer;
    await sleep(PAUSE_MS, undefined, { signal });
  }
}
