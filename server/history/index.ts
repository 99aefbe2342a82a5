import "server-only";
import type { Environment } from "@/lib/domain/environment";
import type { Facts, TaskFact } from "@/lib/domain/facts";
import { NO_HISTORY, type SinceLookup } from "@/lib/domain/history/observation";
import { observe, stoppedIn } from "@/lib/domain/history/observe";
import { Recorder } from "./recorder";

const KEY = Symbol.for("stageway.history");
const shared = globalThis as { [KEY]?: Recorder };

/** From now on what is read is kept. */
export function startHistory(): void {
  shared[KEY] ??= new Recorder();
}

/** Writes what is waiting, and keeps nothing more. */
export async function stopHistory(): Promise<void> {
  const recorder = shared[KEY];
  delete shared[KEY];
  await recorder?.flush();
}

/** Keeps how things are, beside the answer that was made of these facts. It asks AWS nothing. */
export function keepHistory(facts: Facts, environments: readonly Environment[]): void {
  const recorder = shared[KEY];
  if (recorder) setImmediate(() => recorder.observe(observe(facts, environments, isNew), stoppedIn(facts)));
}

/** Answers of AWS that were observed; whoever looks at the same ones again has nothing new to tell. */
const observed = new WeakSet<object>();

function isNew(answer: object): boolean {
  if (observed.has(answer)) return false;
  observed.add(answer);
  return true;
}

/** The same for stopped tasks that were read by themselves. */
export function keepStopped(tasks: readonly TaskFact[]): void {
  shared[KEY]?.observe([], tasks);
}

/** Since when things are as they are. */
export const sinceLookup = (): SinceLookup => {
  const recorder = shared[KEY];
  return recorder ? (kind, subject, key) => recorder.since(kind, subject, key) : NO_HISTORY;
};

/** For tests: waits until what was seen is kept. */
export async function historyKept(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await shared[KEY]?.flush();
}
