import { describe, expect, it } from "vitest";
import { type Next, type PlannedStep, planNext, type Situation } from "./plan-next";

const NOW = 1_000_000;
const step = (key: string, status: PlannedStep["status"], after: string[] = [], wakeInMs?: number): PlannedStep => ({
  key,
  status,
  after,
  wakeAt: wakeInMs === undefined ? null : new Date(NOW + wakeInMs),
});
const settling = (...args: Parameters<typeof step>): PlannedStep => ({ ...step(...args), settles: true });
const situation = (steps: PlannedStep[], more: Partial<Situation> = {}): Situation => ({
  status: "running",
  steps,
  inFlight: new Set(),
  now: NOW,
  stopping: false,
  ...more,
});
const FOREVER = Number.POSITIVE_INFINITY;

const CASES: [name: string, given: Situation, expected: Next][] = [
  [
    "independent steps begin together, others wait for theirs",
    situation([step("a", "pending"), step("b", "pending"), step("c", "pending", ["a", "b"])]),
    { run: ["a", "b"], waitMs: FOREVER },
  ],
  [
    "a step begins when all before it are done",
    situation([step("a", "done"), step("b", "done"), step("c", "pending", ["a", "b"])]),
    { run: ["c"], waitMs: FOREVER },
  ],
  [
    "not when only some are",
    situation([step("a", "done"), step("b", "running"), step("c", "pending", ["a", "b"])], {
      inFlight: new Set(["b"]),
    }),
    { run: [], waitMs: FOREVER },
  ],
  [
    "what a process that is gone was running is run again",
    situation([step("a", "running")]),
    { run: ["a"], waitMs: FOREVER },
  ],
  [
    "a waiting step sleeps until its time",
    situation([step("a", "waiting", [], 700), step("b", "waiting", [], 300)]),
    { run: [], waitMs: 300 },
  ],
  ["and is run when it has come", situation([step("a", "waiting", [], -1)]), { run: ["a"], waitMs: FOREVER }],
  [
    "a cancel does not cut off a step that settles: it runs, and nothing else begins",
    situation([step("a", "done"), settling("b", "pending", ["a"]), step("c", "pending", ["a"])], {
      status: "cancelling",
    }),
    { run: ["b"], waitMs: FOREVER },
  ],
  [
    "nor while it waits",
    situation([settling("a", "waiting", [], 400)], { status: "cancelling" }),
    { run: [], waitMs: 400 },
  ],
  [
    "but one whose turn has not come never begins",
    situation([step("a", "waiting", [], 400), settling("b", "pending", ["a"])], { status: "cancelling" }),
    { end: "cancelled" },
  ],
  ["once it has settled the cancel, that is the end", situation([settling("a", "cancelled")]), { end: "cancelled" }],
  [
    "a shutdown leaves it to the next start",
    situation([settling("a", "waiting", [], 400)], { status: "cancelling", stopping: true }),
    { end: "released" },
  ],
  ["all done is success", situation([step("a", "done")]), { end: "succeeded" }],
  [
    "all done is success even when cancelled at the last moment",
    situation([step("a", "done")], { status: "cancelling" }),
    { end: "succeeded" },
  ],
  [
    "after a failure nothing begins while others finish",
    situation([step("a", "failed"), step("b", "running"), step("c", "pending")], { inFlight: new Set(["b"]) }),
    { run: [], waitMs: FOREVER },
  ],
  [
    "then it ends, and a waiting step does not hold it up",
    situation([step("a", "failed"), step("b", "waiting", [], 5_000)]),
    { end: "failed" },
  ],
  [
    "cancel ends while waiting",
    situation([step("a", "waiting", [], 60_000)], { status: "cancelling" }),
    { end: "cancelled" },
  ],
  [
    "cancel lets the current step finish",
    situation([step("a", "running"), step("b", "pending")], { status: "cancelling", inFlight: new Set(["a"]) }),
    { run: [], waitMs: FOREVER },
  ],
  [
    "shutdown lets go",
    situation([step("a", "waiting", [], 60_000), step("b", "pending")], { stopping: true }),
    { end: "released" },
  ],
  ["a failure counts more than a shutdown", situation([step("a", "failed")], { stopping: true }), { end: "failed" }],
  [
    "steps that wait for each other are told, not waited for",
    situation([step("a", "pending", ["b"]), step("b", "pending", ["a"])]),
    { end: "stuck" },
  ],
];

describe("planNext", () => {
  it.each(CASES)("%s", (_name, given, expected) => {
    expect(planNext(given)).toEqual(expected);
  });
});
