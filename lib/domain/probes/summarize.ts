import type { ProbePoint, ProbeResult } from "@/lib/contracts/probes";

/** A result with the time until the next was due. */
export interface KeptResult extends ProbeResult {
  intervalMs: number;
}

export interface ProbeSummary {
  total: number;
  failed: number;
  p50: number | null;
  p95: number | null;
  points: ProbePoint[];
}

/** More than two rounds missing is a gap; a late one is not. */
const ROUNDS = 2.5;

/**
 * Figures and points of results that are in order of time. More than `most` are drawn together, each point for one
 * `most`-th of `windowMs`; where nothing was probed a point without probes stands.
 */
export function summarize(results: readonly KeptResult[], windowMs: number, most = 180): ProbeSummary {
  const width = results.length > most ? windowMs / most : 0;
  const points = runsOf(results).flatMap((run, at) => {
    const own = groupsOf(run, width).map(pointOf);
    return at === 0 ? own : [gapBefore(results, run), ...own];
  });
  return { ...figuresOf(results), points };
}

/** Stretches without a gap in between. */
function runsOf(results: readonly KeptResult[]): KeptResult[][] {
  const runs: KeptResult[][] = [];
  let due = Number.NEGATIVE_INFINITY;
  for (const result of results) {
    const time = Date.parse(result.time);
    if (time > due) runs.push([]);
    runs.at(-1)?.push(result);
    due = time + ROUNDS * result.intervalMs;
  }
  return runs;
}

function gapBefore(results: readonly KeptResult[], [first]: readonly KeptResult[]): ProbePoint {
  const last = results[results.indexOf(first as KeptResult) - 1] as KeptResult;
  return { t: Date.parse(last.time) + last.intervalMs, total: 0, failed: 0, p50: null, p95: null };
}

/** Each by itself when `width` is 0. */
function groupsOf(run: readonly KeptResult[], width: number): KeptResult[][] {
  if (width === 0) return run.map((result) => [result]);
  const groups = new Map<number, KeptResult[]>();
  for (const result of run) {
    const key = Math.floor(Date.parse(result.time) / width);
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  return [...groups.values()];
}

function pointOf(group: readonly KeptResult[]): ProbePoint {
  const [first] = group as [KeptResult, ...KeptResult[]];
  return { t: Date.parse(first.time), ...figuresOf(group) };
}

function figuresOf(results: readonly KeptResult[]): Omit<ProbePoint, "t"> {
  const answered = results.filter(({ status }) => status !== undefined).map(({ latencyMs }) => latencyMs);
  answered.sort((a, b) => a - b);
  return {
    total: results.length,
    failed: results.filter(({ ok }) => !ok).length,
    p50: percentile(answered, 0.5),
    p95: percentile(answered, 0.95),
  };
}

/** By nearest rank, so that it is a value that occurred. */
const percentile = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
