import { describe, expect, it } from "vitest";
import type { TimelineEntry } from "@/lib/contracts/history";
import { byDay, countKinds, filterEntries, kindOf } from "./filter-entries";

const entry = (id: string, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  id,
  kind: "health",
  at: "2026-01-02T12:00:00.000Z",
  tone: "plain",
  words: "Healthy → Degraded",
  ...more,
});
const ENTRIES = [
  entry("1", { at: "2026-01-02T23:59:59Z", detail: "All time out." }),
  entry("2", { kind: "task", tone: "fault", words: "Task ab stopped", subject: "service web" }),
  entry("3", { kind: "task", at: "2026-01-01T00:00:00Z", words: "Task cd stopped" }),
];

describe("a timeline", () => {
  it.each([
    [null, "", ["1", "2", "3"]],
    ["task" as const, "", ["2", "3"]],
    [null, "TIME out", ["1"]],
    [null, "web stopped", ["2"]],
    [null, "2026-01-01", ["3"]],
    ["task" as const, "nobody", []],
  ])("of %s with “%s”", (kind, text, ids) => {
    expect(filterEntries(ENTRIES, { kind, text }).map(({ id }) => id)).toEqual(ids);
  });

  it("counts the kinds that there are; trouble shows", () => {
    expect(countKinds(ENTRIES)).toEqual([
      { value: "health", word: "Health", tone: "idle", count: 1 },
      { value: "task", word: "Stopped tasks", tone: "bad", count: 2 },
    ]);
  });

  it("goes day by day, in UTC", () => {
    expect(byDay(ENTRIES).map(({ day, entries }) => [day, entries.length])).toEqual([
      ["2026-01-02", 2],
      ["2026-01-01", 1],
    ]);
  });

  it("knows a kind by the address", () => {
    expect([kindOf("task"), kindOf("all"), kindOf("nonsense")]).toEqual(["task", null, null]);
  });
});
