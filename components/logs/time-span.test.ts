import { expect, it } from "vitest";
import { parseTime, shownTime, spanProblems } from "./time-span";

it.each([
  ["2026-01-02 03:04", "2026-01-02T03:04:00Z"],
  [" 2026-01-02T03:04:05Z ", "2026-01-02T03:04:05Z"],
  ["2026-01-02 03:04:05.678z", "2026-01-02T03:04:05Z"],
  ["2026-01-02 00:30+02:00", "2026-01-01T22:30:00Z"],
  ["2024-02-29 12:00", "2024-02-29T12:00:00Z"],
  ["2026-02-29 12:00", null],
  ["2026-13-01 12:00", null],
  ["2026-01-02 24:01", null],
  ["2026-01-02 12:00+99:00", null],
  ["2026-01-02", null],
  ["yesterday", null],
  ["", null],
])("%j is %j", (text, expected) => expect(parseTime(text)).toBe(expected));

it("shows a time as it is written, and nonsense as it is", () => {
  expect(shownTime("2026-01-02T03:04:05Z")).toBe("2026-01-02 03:04:05");
  expect(shownTime("tea")).toBe("tea");
});

const A = "2026-01-02 03:04";
it.each([
  [A, "", {}],
  [A, A, {}],
  ["", "", { from: "Say when it begins." }],
  ["tea", "", { from: expect.stringContaining("like 2026-") }],
  ["tea", "tea", { from: expect.anything(), to: expect.anything() }],
  [A, "tea", { to: expect.stringContaining("like 2026-") }],
  [A, "2026-01-02 03:03:59", { to: "The end lies before the beginning." }],
])("from %j to %j", (from, to, expected) => expect(spanProblems({ from, to })).toEqual(expected));
