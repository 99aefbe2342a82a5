import { expect, it } from "vitest";
import { type KeptResult, summarize } from "./summarize";

const START = Date.parse("2026-01-02T03:00:00.000Z");
const HOUR = 3_600_000;

/** A probe `at` seconds after the start; without a status there was no answer. */
const probe = (at: number, latencyMs = 10, status: number | undefined = 200, intervalMs = 10_000): KeptResult => ({
  time: new Date(START + at * 1000).toISOString(),
  ok: status === 200,
  latencyMs,
  intervalMs,
  ...(status === undefined ? {} : { status }),
});
const silent = (at: number): KeptResult => {
  const { status: _, ...rest } = probe(at, 5_000);
  return { ...rest, ok: false, problem: "no answer within 5 s" };
};
const seconds = ({ t }: { t: number }) => (t - START) / 1000;

it("nothing probed: no figure, not zero", () => {
  expect(summarize([], HOUR)).toEqual({ total: 0, failed: 0, p50: null, p95: null, points: [] });
});

it("counts failures, and takes latencies from answers only", () => {
  const results = [probe(0, 10), probe(10, 30, 500), silent(20), probe(30, 20)];
  expect(summarize(results, HOUR)).toMatchObject({ total: 4, failed: 2, p50: 20, p95: 30 });
  expect(summarize([silent(0)], HOUR)).toMatchObject({ total: 1, failed: 1, p50: null, p95: null });
});

it("percentiles are by nearest rank", () => {
  const results = Array.from({ length: 100 }, (_, at) => probe(at * 10, at + 1));
  expect(summarize(results, HOUR)).toMatchObject({ p50: 50, p95: 95 });
});

it.each([
  ["in time", [0, 10, 20], [0, 10, 20], []],
  ["one round late", [0, 10, 30], [0, 10, 30], []],
  ["three rounds late", [0, 10, 40], [0, 10, 20, 40], [20]],
  ["two gaps", [0, 60, 120], [0, 10, 60, 70, 120], [10, 70]],
])("%s", (_name, at, drawn, gaps) => {
  const { points } = summarize(
    at.map((second) => probe(second)),
    HOUR,
  );
  expect(points.map(seconds)).toEqual(drawn);
  expect(points.filter(({ total }) => total === 0).map(seconds)).toEqual(gaps);
});

it("a gap is measured by the pace that was set then", () => {
  const { points } = summarize([probe(0, 10, 200, 60_000), probe(60), probe(70)], HOUR);
  expect(points.every(({ total }) => total === 1)).toBe(true);
});

it("many are drawn together, and a gap stays one", () => {
  const results = Array.from({ length: 720 }, (_, at) => probe(at * 5, at % 10, at === 100 ? 500 : 200, 5_000)).filter(
    (_, at) => at < 300 || at > 400,
  );
  const { points, total, failed } = summarize(results, HOUR, 60);
  expect(points.length).toBeLessThan(65);
  expect(points.reduce((sum, point) => sum + point.total, 0)).toBe(total);
  expect(points.reduce((sum, point) => sum + point.failed, 0)).toBe(failed);
  expect(points.filter((point) => point.total === 0)).toHaveLength(1);
});
