/** Waiting for a service to get where it was sent. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Engine, Work } from "../engine";
import { Cancelled } from "./failure";

/** Between two looks at a resource, ms. AWS takes seconds; the states here change in tenths. */
const PAUSE_MS = 150;

/** @throws Cancelled when the operation or the endpoint ends first */
export async function waitUntil(engine: Engine, work: Work, holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(engine, work);
}

export async function pause(engine: Engine, work: Work): Promise<void> {
  if (work.cancelled) throw new Cancelled();
  await sleep(PAUSE_MS, undefined, { ref: false, signal: engine.stopping.signal }).catch(() => {});
  if (work.cancelled || engine.stopping.signal.aborted) throw new Cancelled();
}
