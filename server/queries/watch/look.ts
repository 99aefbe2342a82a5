import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import type { Freshness } from "@/lib/contracts/freshness";
import { getEnvironment } from "../environment";
import { getEnvironments } from "../environments";

const PAUSE_MS = 3_000;
/** Between two environments: hundreds in a row would take the processor and the quota from who looks at a page. */
const PACE_MS = 1_000;
/** Of those that are not well, in one look: it ends within a minute, so that the next one is no gap in the history. */
const MOST_UNWELL = 50;
/** Reading everything within the budget takes half a minute with 500 environments. */
const MOST_TRIES = 20;
/** What changes by itself is read anew by the second; the lists of what people make may be older. */
const FEW_TRIES = 3;
const WELL: ReadonlySet<string> = new Set(["healthy", "suspended"]);

export type WatchedEnvironment = Pick<EnvironmentSummary, "apiId" | "stage">;

/**
 * Reads what every page reads, in no hurry, which keeps it in the history; of environments that are not well also why
 * tasks stopped, which ECS forgets after an hour. `looked`: when each of these was looked at; those longest ago come first.
 */
export async function lookAtEverything(looked: Map<string, number>, signal: AbortSignal): Promise<void> {
  const lookedAt = ({ apiId, stage }: WatchedEnvironment): number => looked.get(`${apiId}/${stage}`) ?? 0;
  const unwell = (await everything(signal)).filter(({ health }) => !WELL.has(health));
  for (const { apiId, stage } of unwell.sort((a, b) => lookedAt(a) - lookedAt(b)).slice(0, MOST_UNWELL)) {
    if (signal.aborted) return;
    looked.set(`${apiId}/${stage}`, Date.now());
    // One that is removed meanwhile is no reason to leave out the others.
    await getEnvironment(apiId, stage).catch(() => {});
    await sleep(PACE_MS, undefined, { signal });
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
