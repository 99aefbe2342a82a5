import { setTimeout as delay } from "node:timers/promises";
import { Problem } from "../lib/problem.mjs";

/** As the browser asks (lib/queries/pace.ts): four times as long as the last answer took, within these bounds. */
const QUICK_MS = 1_250;
const SLOW_MS = 6_000;

/** AWS calls a minute while so many people look at all environments, as the endpoint counts them. */
export async function callsPerMinute(endpoint, dashboard, viewers, seconds = 15) {
  const { mark } = await local(endpoint, "calls", "POST");
  const until = performance.now() + seconds * 1000;
  await Promise.all(Array.from({ length: viewers }, (_, at) => look(dashboard, until, (QUICK_MS * at) / viewers)));
  const { total, calls } = await local(endpoint, `calls?since=${mark}`, "GET");
  const perMinute = (count) => Math.round((count * 60) / seconds);
  const asked = Object.values(calls.apigateway ?? {}).reduce((sum, count) => sum + count, 0);
  return { "calls a minute": perMinute(total), "of them API Gateway": perMinute(asked) };
}

/** One browser tab, without the browser. */
async function look(dashboard, until, firstAfterMs) {
  let etag = "";
  await delay(firstAfterMs);
  while (performance.now() < until) {
    const from = performance.now();
    const response = await fetch(`${dashboard}/api/environments`, { headers: { "if-none-match": etag } });
    await response.arrayBuffer();
    if (!response.ok && response.status !== 304) throw new Problem(`/api/environments answered ${response.status}.`);
    etag = response.headers.get("etag") ?? "";
    await delay(Math.max(QUICK_MS, Math.min(SLOW_MS, 4 * (performance.now() - from))));
  }
}

/** AWS's own quotas (design of the endpoint: `/_local/quotas`), or none. */
export const quotas = (endpoint, enabled) => local(endpoint, "quotas", "PUT", { enabled });

async function local(endpoint, path, method, body) {
  const response = await fetch(`${endpoint}/_local/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  if (!response.ok) throw new Problem(`${method} /_local/${path} answered ${response.status}.`);
  return response.json();
}
