import autocannon from "autocannon";
import { Problem } from "../lib/problem.mjs";

const SECONDS = 5;
const CONNECTIONS = 10;

/** Repeats one request over kept-alive connections; answers requests per second and latencies in milliseconds. */
export async function load(url, { method = "GET", path = "/", headers = {}, body, connections = CONNECTIONS } = {}) {
  const request = { url: `${url}${path}`, method, headers, ...(body && { body }) };
  const result = await autocannon({ ...request, connections, duration: SECONDS });
  // Errors answer quickly: a number made of them would look like a good one.
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Problem(`${method} ${path}: ${result.non2xx} answers were not 2xx, ${result.errors} failed.`);
  }
  // Neither is silence a figure: what is not answered while it is measured is counted nowhere.
  if (result["2xx"] === 0) throw new Problem(`${method} ${path}: not one answer in ${SECONDS} s.`);
  return { perSecond: Math.round(result.requests.average), p50: result.latency.p50, p99: result.latency.p99 };
}
