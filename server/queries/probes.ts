import "server-only";
import { WINDOWS } from "@/lib/contracts/probe-limits";
import type { ProbeHistory, ProbeQuery, ProbeResult } from "@/lib/contracts/probes";
import { type KeptResult, summarize } from "@/lib/domain/probes/summarize";
import { getProbe, lastResult, listResults } from "../store";

const FAILURES = 10;

/** How an environment is probed and what that came to. Asks AWS nothing. */
export async function getProbes({ apiId, stage, window }: ProbeQuery): Promise<ProbeHistory> {
  const probed = { apiId, stage };
  const [settings, results] = await Promise.all([getProbe(probed), listResults(probed, WINDOWS[window])]);
  const last = results.at(-1) ?? (await lastResult(probed));
  const failures = results.filter(({ ok }) => !ok).slice(-FAILURES);
  return {
    fetchedAt: new Date().toISOString(),
    window,
    settings,
    ...summarize(results, WINDOWS[window]),
    last: last && shown(last),
    failures: failures.reverse().map(shown),
  };
}

function shown({ intervalMs: _, ...result }: KeptResult): ProbeResult {
  return result;
}
