import { describe, expect, it } from "vitest";
import type { Facts } from "./facts";
import { freshnessOf } from "./freshness";
import { AT, balancerArn, factsWith, groupArn } from "./testing/facts";

const denied = { code: "aws_denied" as const, message: "No." };
const SINCE = "2026-01-02T03:00:00.000Z";
const error = { ...denied, since: SINCE };
const unknownOf = (change: (facts: Facts) => void) => freshnessOf(factsWith(change)).unknown;
const failing = (facts: Facts, group: string, more = {}) =>
  Object.assign(facts.targetHealth[groupArn(group)] ?? {}, { error, ...more });

it("an answer is as old as its oldest fact, but for what does not grow old", () => {
  const aged = (change: (facts: Facts) => object) =>
    freshnessOf(factsWith((facts) => void Object.assign(change(facts), { at: SINCE }))).fetchedAt;
  expect(aged((facts) => facts.clusters)).toBe(SINCE);
  expect(aged((facts) => Object.values(facts.snapshots)[0] ?? {})).toBe(AT);
  expect(aged((facts) => Object.values(facts.taskDefinitions)[0] ?? {})).toBe(AT);
  // Read again where a stage serves one that is not among them.
  expect(aged((facts) => Object.values(facts.deployments)[0] ?? {})).toBe(AT);
});

describe("what could not be read", () => {
  it("is as it was last known until that is doubtful", () => {
    const fresh = unknownOf((facts) => failing(facts, "hello-dev"));
    expect(fresh).toEqual([{ family: "targetHealth", ...error, lastKnownAt: AT }]);
    const doubtful = unknownOf((facts) => {
      failing(facts, "hello-dev");
      failing(facts, "hello-prod", { doubtful: true });
    });
    expect(doubtful).toEqual([{ family: "targetHealth", ...error }]);
  });

  it("is unknown where it was never read, since it was first asked for", () => {
    const waiting = unknownOf((facts) => {
      facts.clusters = { awaitedSince: SINCE };
    });
    expect(waiting).toMatchObject([{ family: "clusters", message: "Not read yet.", since: SINCE }]);
    expect(waiting[0]).not.toHaveProperty("lastKnownAt");
  });

  it("is unknown where something else stands in for it", () => {
    const standIn = unknownOf((facts) => {
      for (const fact of Object.values(facts.snapshots)) {
        if (fact.value) fact.value.source = "editable";
        fact.error = error;
      }
    });
    expect(standIn).toEqual([{ family: "snapshots", ...error }]);
  });

  it("a listener's rules are unknown since they first could not be read", () => {
    const rules = unknownOf((facts) => {
      const [listener] = facts.listeners[balancerArn("hello-dev")]?.value ?? [];
      if (listener) listener.rulesError = error;
    });
    expect(rules).toEqual([{ family: "listeners", ...error }]);
  });
});
