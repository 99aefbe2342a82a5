"use client";

import { useEffect, useRef, useState } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { WINDOWS } from "@/lib/contracts/probe-limits";
import type { ProbeHistory } from "@/lib/contracts/probes";
import { availabilityWords } from "@/lib/words/probe";
import { chartData } from "./chart-data";
import { chartOptions } from "./chart-options";
import { CHART_HEIGHT, WORDS_HEIGHT } from "./height";
import { pointWords } from "./point-words";
import { useThemeChange } from "./use-theme-change";

/** Latency as lines, failures as bars. A picture only: the table beside it says the same. */
export function ProbeChart({ history }: { history: ProbeHistory }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(undefined);
  const shown = useRef(history);
  const [at, setAt] = useState<number>();
  shown.current = history;

  useEffect(() => {
    const box = place.current;
    if (!box) return;
    const made = new uPlot(
      chartOptions(box, () => rangeOf(shown.current), setAt),
      chartData(shown.current.points),
      box,
    );
    chart.current = made;
    const watch = new ResizeObserver(() => made.setSize({ width: box.clientWidth, height: CHART_HEIGHT }));
    watch.observe(box);
    return () => {
      watch.disconnect();
      made.destroy();
    };
  }, []);
  useEffect(() => chart.current?.setData(chartData(history.points)), [history]);
  useThemeChange(() => chart.current?.redraw());

  const point = at === undefined ? undefined : history.points[at];
  return (
    <div className="min-w-0">
      <p className="truncate text-xs text-muted" style={{ height: WORDS_HEIGHT }} aria-hidden>
        {point && pointWords(point)}
      </p>
      <div
        ref={place}
        role="img"
        aria-label={`Latency and availability over time: ${availabilityWords(history.total, history.failed)} available.`}
        className="min-w-0 overflow-hidden"
        style={{ height: CHART_HEIGHT }}
      />
    </div>
  );
}

const SHORTEST_MS = 5 * 60_000;

/** The window in seconds; while the first probe is younger than that, from there on. */
function rangeOf({ fetchedAt, window, points: [first] }: ProbeHistory): [number, number] {
  const to = Date.parse(fetchedAt);
  const reach = first ? Math.max(SHORTEST_MS, (to - first.t) * 1.02) : WINDOWS[window];
  return [(to - Math.min(WINDOWS[window], reach)) / 1000, to / 1000];
}
