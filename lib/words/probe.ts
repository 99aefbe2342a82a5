import type { ProbeHistory, ProbeResult } from "@/lib/contracts/probes";
import { HOP_WORDS } from "./hop";
import { ageWords, durationWords } from "./time";
import type { StatusWords } from "./tone";

/** `99.95 %`, rounded down: 100 % means that none failed. Without a probe it is not known. */
export function availabilityWords(total: number, failed: number): string {
  if (total === 0) return "not known";
  const share = Math.floor(((total - failed) / total) * 10_000) / 100;
  return `${failed > 0 && share === 100 ? 99.99 : share} %`;
}

/** `200 in 34 ms`, `no answer within 5 s`; a failure with the hop that it points at. */
export function resultWords({ ok, status, latencyMs, problem, hop }: ProbeResult): string {
  const came = status === undefined ? (problem ?? "no answer") : `${status} in ${durationWords(latencyMs)}`;
  return ok || !hop ? came : `${came}, points at: ${HOP_WORDS[hop].toLowerCase()}`;
}

/** What the newest result says of now. Off, late or never probed is not known, and never well. */
export function probeStatus({ settings, last }: Pick<ProbeHistory, "settings" | "last">, now: number): StatusWords {
  if (!settings?.enabled) return { tone: "idle", word: "Not probed" };
  if (last === null) return { tone: "unknown", word: "No result yet" };
  const age = now - Date.parse(last.time);
  const due = (2.5 * settings.intervalSeconds + settings.timeoutSeconds) * 1_000;
  if (age > due) return { tone: "unknown", word: `Last probed ${ageWords(age)} ago` };
  return last.ok ? { tone: "ok", word: "As expected" } : { tone: "bad", word: "Failing" };
}
