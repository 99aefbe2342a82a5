import { describe, expect, it } from "vitest";
import { stepsToRedo } from "./retry-operation";

const STEPS = [
  { key: "a" },
  { key: "b", redo: ["a"] },
  {
    key: "c",
    retry: ({ owed }: Record<string, unknown>) =>
      owed === undefined ? { redo: ["a", "b"], memory: {} } : { redo: [], memory: { owed } },
  },
];
const rows = (a: string, b: string, c: string, memory = {}) => [
  { key: "a", status: a, memory: {} },
  { key: "b", status: b, memory: { forgotten: true } },
  { key: "c", status: c, memory },
];

describe("stepsToRedo", () => {
  it.each([
    ["what is done stays done", rows("done", "cancelled", "done"), ["b"]],
    ["a failed step takes others with it", rows("done", "failed", "done"), ["b", "a"]],
    ["a step that was only stopped does not", rows("done", "pending", "done"), ["b"]],
    ["a step may decide by what it remembers, however it ended", rows("done", "done", "cancelled"), ["c", "a", "b"]],
    ["each once", rows("pending", "failed", "failed"), ["a", "b", "c"]],
  ])("%s", (_name, given, expected) => {
    expect(Object.keys(stepsToRedo(STEPS, given)).sort()).toEqual([...expected].sort());
  });

  it("memory is forgotten, but where the step still owes something", () => {
    expect(stepsToRedo(STEPS, rows("done", "failed", "done"))).toEqual({ a: {}, b: {} });
    expect(stepsToRedo(STEPS, rows("done", "done", "failed", { owed: 1, looks: 4 }))).toEqual({ c: { owed: 1 } });
  });
});
