"use client";

import dynamic from "next/dynamic";
import type { ProbeHistory } from "@/lib/contracts/probes";
import { Disclosure } from "../ui/layout/disclosure";
import { CHART_HEIGHT, WORDS_HEIGHT } from "./chart/height";
import { PointsTable } from "./points-table";

/** uPlot comes with the first chart. It fails to load where the browser's language is no valid tag. */
const Chart = dynamic(
  () =>
    import("./chart/probe-chart").then(
      (module) => module.ProbeChart,
      () => NoChart,
    ),
  { ssr: false },
);

/** Latency and availability over the window; the same as a table. */
export function LatencyChart({ history }: { history: ProbeHistory }) {
  return (
    <figure className="min-w-0 space-y-2">
      <div style={{ height: CHART_HEIGHT + WORDS_HEIGHT }}>
        <Chart history={history} />
      </div>
      <figcaption className="space-y-2 text-xs text-muted">
        <Legend />
        <Disclosure label="The chart as a table" about="probes">
          <PointsTable points={history.points} />
        </Disclosure>
      </figcaption>
    </figure>
  );
}

const NoChart = () => (
  <p className="text-sm text-muted">The chart could not be loaded. The table below says the same.</p>
);

const Legend = () => (
  <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
    <span className="flex items-center gap-1.5">
      <span className="h-0.5 w-5 bg-accent" aria-hidden /> latency p50
    </span>
    <span className="flex items-center gap-1.5">
      <span className="w-5 border-t-2 border-dashed border-busy" aria-hidden /> latency p95
    </span>
    <span className="flex items-center gap-1.5">
      <span className="size-3 bg-bad/45" aria-hidden /> share of failed probes
    </span>
    <span>Where nothing is drawn, nothing was probed. Times in UTC.</span>
  </p>
);
