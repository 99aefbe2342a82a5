import { describe, expect, it } from "vitest";
import { changesAnything, planRollback, type VariableWrite } from "./plan-rollback";

const SAME = { moves: false, set: {}, remove: [], stays: [] };
const plan = (was: Record<string, string>, now: Record<string, string>, writes: VariableWrite[]) =>
  planRollback({ deploymentId: "d1", variables: was }, { deploymentId: "d1", variables: now }, writes);

describe("what a rollback changes", () => {
  it("the snapshot alone, when the variables are the same", () => {
    const variables = { elb: "a" };
    const moved = planRollback({ deploymentId: "d1", variables }, { deploymentId: "d2", variables }, []);
    expect(moved).toEqual({ ...SAME, moves: true });
    expect(changesAnything(moved)).toBe(true);
  });

  it.each<[string, Record<string, string>, Record<string, string>, VariableWrite[], object]>([
    ["nothing, when all is as it was", { elb: "a" }, { elb: "a" }, [{ name: "elb", value: "a" }], {}],
    ["what an operation has added goes", {}, { more: "m" }, [{ name: "more", value: "m" }], { remove: ["more"] }],
    [
      "what it has changed is set back",
      { elb: "a" },
      { elb: "b" },
      [{ name: "elb", value: "b" }],
      { set: { elb: "a" } },
    ],
    ["what a rollback has removed is set again", { m: "1" }, {}, [{ name: "m", value: null }], { set: { m: "1" } }],
    [
      "what an older record names without its value goes",
      {},
      { m: "1" },
      [{ name: "m", value: undefined }],
      { remove: ["m"] },
    ],
    [
      "what somebody has set since stays",
      { elb: "a" },
      { elb: "c" },
      [{ name: "elb", value: "b" }],
      { stays: ["elb"] },
    ],
    ["what no operation has touched stays", { elb: "a" }, { elb: "c", x: "1" }, [], { stays: ["elb", "x"] }],
    ["what somebody has removed since stays away", { elb: "a" }, {}, [{ name: "elb", value: "b" }], { stays: ["elb"] }],
    [
      "the newest of several counts",
      { elb: "a" },
      { elb: "c" },
      [
        { name: "elb", value: "b" },
        { name: "elb", value: "c" },
      ],
      { set: { elb: "a" } },
    ],
  ])("%s", (_, was, now, writes, expected) => {
    expect(plan(was, now, writes)).toEqual({ ...SAME, ...expected });
    expect(changesAnything(plan(was, now, writes))).toBe("set" in expected || "remove" in expected);
  });
});
