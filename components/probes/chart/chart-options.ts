import uPlot from "uplot";
import { durationWords } from "@/lib/words/time";
import { CHART_HEIGHT } from "./height";

const FONT = "11px ui-sans-serif, system-ui, sans-serif";
/** Space for the words beside and below the chart, in pixels. */
const LEFT = 60;
const BELOW = 28;

/**
 * @param range the seconds that the chart reaches over.
 * @param onPoint the index of the point under the cursor.
 */
export function chartOptions(
  box: HTMLElement,
  range: () => [from: number, to: number],
  onPoint: (at: number | undefined) => void,
): uPlot.Options {
  const colour = colours(box);
  const line = { stroke: () => colour("--muted"), font: FONT, grid: { stroke: () => colour("--line"), width: 1 } };
  return {
    width: box.clientWidth,
    height: CHART_HEIGHT,
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, y: false },
    scales: {
      x: { range },
      ms: { range: (_chart, _min, max) => [0, Math.max(10, (max ?? 0) * 1.15)] },
      "%": { range: [0, 100] },
    },
    axes: [
      {
        ...line,
        size: BELOW,
        values: (_chart, times, _axis, _space, apart) => times.map((at) => clock(at, apart)),
        ticks: { show: false },
      },
      { ...line, scale: "ms", size: LEFT, values: (_chart, values) => values.map(durationWords) },
    ],
    series: [
      {},
      {
        scale: "%",
        fill: () => colour("--bad", 45),
        width: 0,
        paths: uPlot.paths.bars?.({ size: [0.8, 10, 3] }),
        points: { show: false },
      },
      { scale: "ms", stroke: () => colour("--accent"), width: 2, spanGaps: false },
      {
        scale: "ms",
        stroke: () => colour("--busy"),
        width: 1.5,
        dash: [5, 4],
        spanGaps: false,
        points: { show: false },
      },
    ],
    hooks: { setCursor: [({ cursor }) => onPoint(cursor.idx ?? undefined)] },
  };
}

/** `18:40`; with its seconds where times stand less than a minute apart. */
const clock = (seconds: number, apart: number): string =>
  new Date(seconds * 1000).toISOString().slice(11, apart < 60 ? 19 : 16);

/** What a variable of the theme is right now: a canvas knows no variables, and `light-dark()` has to be resolved first. */
function colours(box: HTMLElement): (name: string, share?: number) => string {
  const sample = box.appendChild(document.createElement("span"));
  sample.hidden = true;
  return (name, share = 100) => {
    sample.style.color = `color-mix(in srgb, var(${name}) ${share}%, transparent)`;
    return getComputedStyle(sample).color;
  };
}
