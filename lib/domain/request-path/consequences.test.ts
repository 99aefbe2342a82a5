import { expect, it } from "vitest";
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
