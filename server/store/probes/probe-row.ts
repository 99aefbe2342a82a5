import type { ProbeSettings } from "@/lib/contracts/probes";
import type { KeptResult } from "@/lib/domain/probes/summarize";
import type { probeResults, probes } from "../schema";

/** The environment that a probe is of. */
export interface Probed {
  apiId: string;
  stage: string;
}

export function toSettings(row: typeof probes.$inferSelect): ProbeSettings {
  const { enabled, path, intervalSeconds, timeoutSeconds, expected } = row;
  return { enabled, path, intervalSeconds, timeoutSeconds, expected };
}

export function toResult(row: typeof probeResults.$inferSelect): KeptResult {
  const { at, ok, status, latencyMs, problem, hop, intervalMs } = row;
  return {
    time: at.toISOString(),
    ok,
    latencyMs,
    intervalMs,
    ...(status === null ? {} : { status }),
    ...(problem === null ? {} : { problem }),
    ...(hop === null ? {} : { hop }),
  };
}
