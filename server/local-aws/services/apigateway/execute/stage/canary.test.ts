import { expect, it } from "vitest";
import type { StageRecord } from "../../model";
import { asCanary, isForCanary } from "./canary";

const at = new Date(0);
const plain: StageRecord = {
  restApiId: "a",
  stageName: "dev",
  deploymentId: "old",
  variables: { elb: "blue", color: "grey" },
  createdDate: at,
  lastUpdatedDate: at,
};

it.each([
  [undefined, 0, false],
  [0, 0, false],
  [0.5, 0.004, true],
  [0.5, 0.005, false],
  [50, 0.4999, true],
  [50, 0.5, false],
  [100, 0.999999, true],
])("of %s percent, a chance of %s is for the canary: %s", (percentTraffic, chance, expected) => {
  expect(isForCanary({ ...plain, canarySettings: { percentTraffic } }, chance)).toBe(expected);
});

it("has none without settings", () => expect(isForCanary(plain, 0)).toBe(false));

it("takes the canary's snapshot and its overrides", () => {
  const canarySettings = { percentTraffic: 10, deploymentId: "new", stageVariableOverrides: { elb: "green" } };
  expect(asCanary({ ...plain, canarySettings })).toMatchObject({
    deploymentId: "new",
    variables: { elb: "green", color: "grey" },
  });
  expect(asCanary({ ...plain, canarySettings: { percentTraffic: 10 } })).toMatchObject({
    deploymentId: "old",
    variables: plain.variables,
  });
});
