import { expect, it } from "vitest";
import { isBackwards } from "../stage-order";
import { promotionTargets, promotionWays } from "./ways";

const DIFFERENT = { prod: "d1", dev: "d3", test: "d2" };

const served = (snapshots: Record<string, string | null>) =>
  Object.entries(snapshots).map(([stage, deploymentId]) => ({ stage, deploymentId }));
const ways = (stage: string, snapshots: Record<string, string | null>) =>
  promotionWays({ stage, deploymentId: snapshots[stage] ?? null }, served(snapshots));

it.each([
  ["the first leads on", "dev", DIFFERENT, { primary: { from: "dev", to: "test" } }],
  [
    "one between leads on, and takes from the one before",
    "test",
    DIFFERENT,
    { primary: { from: "test", to: "prod" }, secondary: { from: "dev", to: "test" } },
  ],
  [
    "the last takes from the one before, never the other way",
    "prod",
    DIFFERENT,
    { primary: { from: "test", to: "prod" } },
  ],
  ["two of the same snapshot: the first", "dev", { dev: "d1", prod: "d1" }, { inSyncWith: "prod" }],
  ["two of the same snapshot: the last", "prod", { dev: "d1", prod: "d1" }, { inSyncWith: "dev" }],
  ["a stage alone", "prod", { prod: "d1" }, {}],
  ["a stage that serves nothing leads nowhere", "dev", { dev: null, prod: "d1" }, {}],
  [
    "a stage that serves nothing can be filled",
    "prod",
    { dev: "d1", prod: null },
    { primary: { from: "dev", to: "prod" } },
  ],
  ["two that serve nothing are not in sync", "prod", { dev: null, prod: null }, {}],
])("%s", (_, stage, snapshots, expected) => expect(ways(stage, snapshots)).toEqual(expected));

it("needs no place of its own among the siblings", () =>
  expect(promotionWays({ stage: "prod", deploymentId: "d1" }, served({ dev: "d3" }))).toEqual({
    primary: { from: "dev", to: "prod" },
  }));

it("names the other targets, and which of them are against the order", () => {
  const targets = promotionTargets({ stage: "staging", deploymentId: "d4" }, served({ ...DIFFERENT, qa: "d4" }));
  expect(targets.map(({ stage, backwards }) => [stage, backwards])).toEqual([
    ["dev", true],
    ["test", true],
    ["prod", false],
  ]);
});

it.each([
  ["prod", "dev", true],
  ["PROD", "Dev", true],
  ["dev", "prod", false],
  ["green", "blue", false],
  ["prod", "blue", true],
])("%s to %s is backwards: %s", (from, to, expected) => expect(isBackwards(from, to)).toBe(expected));
