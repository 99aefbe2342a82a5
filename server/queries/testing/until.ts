import { setTimeout as sleep } from "node:timers/promises";

/** Asks until `done` says so; fails with the last answer after `seconds`. */
export async function until<T>(ask: () => Promise<T>, done: (value: T) => boolean, seconds = 60): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const value = await ask();
    if (done(value)) return value;
    if (Date.now() > deadline) throw new Error(`Not so after ${seconds} s: ${JSON.stringify(value, undefined, 1)}`);
    await sleep(50);
  }
}
