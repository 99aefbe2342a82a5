import { get } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { Problem } from "./problem.mjs";

const ASK_MS = 5_000;

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

/** Not by fetch: when the time is up while it reads a compressed body, it may wait for ever (nodejs/node issue 56917). */
function ask(url) {
  return new Promise((resolve) => {
    const request = get(url, { agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("error", (error) => answer(error.code ?? error.name));
      response.on("data", (text) => {
        body += text;
      });
      response.on("end", () =>
        answer(response.statusCode === 200 ? "200" : `${response.statusCode} ${body.slice(0, 300)}`),
      );
    });
    const timer = setTimeout(() => answer(`none within ${ASK_MS / 1000} s`), ASK_MS);
    const answer = (text) => {
      clearTimeout(timer);
      request.destroy();
      resolve(text);
    };
    request.on("error", (error) => answer(error.code ?? error.name));
  });
}
