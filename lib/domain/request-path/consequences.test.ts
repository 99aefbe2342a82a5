import { describe, expect, it } from "vitest";
import type { Facts } from "../facts";
import { answering, both, judge, service, targets } from "../testing/changes";
import * as make from "../testing/facts";

const weighted = answering({
  type: "forward",
  targetGroups: ["hello-dev", "hello-prod"].map((name) => ({ arn: make.groupArn(name), weight: 1 })),
});
const sick = (name: string, reason: string) => (facts: Facts) =>
  make.setTargets(facts, name, [make.targetFact("10.0.0.1", "unhealthy", reason)]);
const told = (change: (facts: Facts) => void) => {
  const { causes, paths } = judge(change);
  const troubled = paths[0]?.hops.filter(({ verdict }) => verdict !== "ok") ?? [];
  return {
    causes: causes.map(({ code }) => code),
    hops: troubled.map(({ label, consequenceOf }) => [label, consequenceOf]),
  };
};

it("two groups of one rule fail each by itself", () => {
  const change = both(
    weighted,
    both(sick("hello-dev", "Target.Timeout"), sick("hello-prod", "Target.FailedHealthChecks")),
  );
  expect(told(change)).toEqual({
    causes: ["targetGroup.allUnhealthy", "targetGroup.allUnhealthy"],
    hops: [
      ["hello-dev", undefined],
      ["hello-prod", undefined],
    ],
  });
});

it("a hop that is a cause says which of them; one that follows from it is none", () => {
  const numbers = (change: (facts: Facts) => void) =>
    judge(change).paths[0]?.hops.flatMap(({ label, cause }) => (cause === undefined ? [] : [[label, cause]]));
  const one = both(sick("hello-dev", "Target.Timeout"), service({ running: 1 }));
  expect(numbers(one)).toEqual([["hello-dev", 1]]);
  expect(numbers(both(weighted, both(one, sick("hello-prod", "Target.FailedHealthChecks"))))).toEqual([
    ["hello-dev", 1],
    ["hello-prod", 2],
  ]);
  expect(numbers(() => {})).toEqual([]);
});

it("what is behind a group follows from that group alone", () => {
  const change = both(
    weighted,
    both(sick("hello-dev", "Target.Timeout"), (facts) => make.changeService(facts, "hello-prod", { running: 1 })),
  );
  expect(told(change)).toEqual({
    causes: ["targetGroup.allUnhealthy"],
    hops: [
      ["hello-dev", undefined],
      ["hello-prod", undefined],
    ],
  });
  expect(told(both(sick("hello-dev", "Target.Timeout"), service({ running: 1 }))).hops).toEqual([
    ["hello-dev", undefined],
    ["hello-dev", "targetGroup"],
  ]);
});

it("a group without targets follows from a service that is scaled to 0", () => {
  expect(told(both(service({ desired: 0, running: 0 }), targets()))).toEqual({
    causes: ["service.scaledToZero"],
    hops: [
      ["hello-dev", "service"],
      ["hello-dev", undefined],
    ],
  });
});

it("a share of the requests goes to a group whose service is scaled to 0: they are lost, whatever the others do", () => {
  const off = (name: string) => (facts: Facts) => {
    make.changeService(facts, name, { desired: 0, running: 0 });
    make.setTargets(facts, name, []);
  };
  const { causes, summary } = judge(both(weighted, off("hello-prod")));
  expect(causes).toMatchObject([{ hop: "targetGroup", code: "targetGroup.empty" }]);
  expect(causes[0]?.message).toMatch(/its share of the requests, which are answered 503: service hello-prod is scaled/);
  expect(summary.health).toBe("degraded");
  // Nobody is meant to answer anywhere.
  expect(judge(both(weighted, both(off("hello-dev"), off("hello-prod")))).summary.health).toBe("suspended");
});

describe("of two services behind one group", () => {
  const beside = (change: Parameters<typeof make.changeService>[2]) => (facts: Facts) => {
    make.changeService(facts, "hello-prod", { targetGroupArns: [make.groupArn("hello-dev")], ...change });
  };

  it.each([
    ["scaled to 0", { desired: 0, running: 0 }],
    ["being deleted", { status: "DRAINING", desired: 0, running: 0 }],
  ])("one that is %s takes nothing from the other", (_, change) => {
    expect(told(beside(change))).toEqual({ causes: [], hops: [] });
    expect(judge(beside(change)).summary.health).toBe("healthy");
    // Nor does it hide why the other one has no targets.
    const neither = (facts: Facts) => {
      beside(change)(facts);
      make.changeService(facts, "hello-dev", { running: 0 });
      make.setTargets(facts, "hello-dev", []);
      facts.services[make.CLUSTER]?.value?.reverse();
    };
    expect(judge(neither).causes).toMatchObject([
      { code: "service.belowDesired", message: expect.stringMatching(/^Service hello-dev runs 0 of 2/) },
    ]);
  });

  it("both are scaled to 0: nobody is meant to answer", () => {
    const off = { desired: 0, running: 0 };
    const change = both(beside(off), both(service(off), targets()));
    expect(judge(change).summary.health).toBe("suspended");
  });
});
