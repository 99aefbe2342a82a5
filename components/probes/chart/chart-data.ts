import type { AlignedData } from "uplot";
import type { ProbePoint } from "@/lib/contracts/probes";

/** Time, share of failures, p50 and p95, column by column. Where nothing was probed there is no value, so the lines break. */
export const chartData = (points: readonly ProbePoint[]): AlignedData => [
  points.map(({ t }) => t / 1000),
  points.map(({ total, failed }) => (total === 0 ? null : (failed / total) * 100)),
  points.map(({ p50 }) => p50),
  points.map(({ p95 }) => p95),
];
