import { setTimeout as delay } from "node:timers/promises";
import { Problem } from "../lib/problem.mjs";
import { metricOf } from "./process.mjs";
import { quantiles } from "./quantiles.mjs";

/** As the browser asks for a long list (lib/queries/pace.ts): four times as long as it took, within these bounds. */
const QUICK_MS = 1_250;
const SLOW_MS = 6_000;

const CPU = "process_cpu_seconds_total";

/**
 * While so many people look at all environments: AWS calls a minute, as the endpoint counts them; how long they wait, in
 * ms; and the dashboard's share of one processor.
 */
export async function callsPerMinute(endpoint, dashboard, viewers, seconds = 15) {
  // Read while they still look: the last of them ends its pause long after.
  const { result, waits } = await beside(dashboard, viewers, async () => {
    const { mark } = await local(endpoint, "calls", "POST");
    const busyBefore = await metricOf(dashboard, CPU);
    await delay(seconds * 1000);
    const counted = await local(endpoint, `calls?since=${mark}`, "GET");
    return { ...counted, busy: (await metricOf(dashboard, CPU)) - busyBefore };
  });
  const perMinute = (count) => Math.round((count * 60) / seconds);
  const asked = Object.values(result.calls.apigateway ?? {}).reduce((sum, count) => sum + count, 0);
  const counted = { "calls a minute": perMinute(result.total), "of them API Gateway": perMinute(asked) };
  return { ...counted, ...quantiles(waits), "cpu %": Math.round((result.busy / seconds) * 100) };
}

/** Does something while so many look at all environments: its result, and how long their answers took, in ms. */
export async function beside(dashboard, viewers, work) {
  const over = new AbortController();
  const looks = Array.from({ length: viewers }, (_, at) => look(dashboard, over.signal, (QUICK_MS * at) / viewers));
  const result = await work().finally(() => over.abort());
  return { result, waits: (await Promise.all(looks)).flat() };
}

/** One browser tab, without the browser. How long each answer took, in ms. */
async function look(dashboard, over, firstAfterMs) {
  const waits = [];
  let etag = "";
  await delay(firstAfterMs);
  while (!over.aborted) {
    const from = performance.now();
    const response = await fetch(`${dashboard}/api/environments`, { headers: { "if-none-match": etag } });
    await response.arrayBuffer();
    if (!response.ok && response.status !== 304) throw new Problem(`/api/environments answered ${response.status}.`);
    etag = response.headers.get("etag") ?? "";
    const took = performance.now() - from;
    waits.push(took);
    await delay(Math.max(QUICK_MS, Math.min(SLOW_MS, 4 * took)));
  }
  return waits;
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
