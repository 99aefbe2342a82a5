import { setTimeout as delay } from "node:timers/promises";
import { Problem } from "./problem.mjs";

/**
 * Waits until GET `url` answers 200, or throws a Problem with the last answer when `timeoutMs` has passed or `process`
 * ended before.
 */
export async function waitUntilReady(url, process, timeoutMs = 120_000) {
  const deadline = Date.now() + timeoutMs;
  let ended;
  process?.exited.then((end) => {
    ended = end;
  });
  let last = "no answer";
  while (Date.now() < deadline) {
    if (ended) throw new Problem(`${ended.name} ended before it was ready (${ended.reason}); its output is above.`);
    last = await ask(url);
    if (last === "200") return;
    await delay(100);
  }
  throw new Problem(`${url} was not ready within ${timeoutMs / 1000} s; its last answer: ${last}`);
}

async function ask(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: "manual" });
    const body = await response.text();
    return response.status === 200 ? "200" : `${response.status} ${body.slice(0, 300)}`;
  } catch (error) {
    return error.cause?.code ?? error.name;
  }
}
