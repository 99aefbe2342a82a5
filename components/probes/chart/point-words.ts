import type { ProbePoint } from "@/lib/contracts/probes";
import { durationWords, exactWords } from "@/lib/words/time";

/** What stands at one place of the chart. */
export function pointWords({ t, total, failed, p50, p95 }: ProbePoint): string {
  const time = exactWords(new Date(t).toISOString());
  if (total === 0) return `${time}: not probed from here on`;
  const latency = p50 === null || p95 === null ? "no answer" : `p50 ${durationWords(p50)}, p95 ${durationWords(p95)}`;
  return `${time}: ${failed} of ${total} failed, ${latency}`;
}
