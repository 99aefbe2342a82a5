import { expect, it } from "vitest";
import type { EnvironmentDetail } from "@/lib/contracts/environments";
import { promotionWays } from "./promotion-ways";

const SNAPSHOTS: Record<string, string> = { dev: "d3", test: "d2", prod: "d1" };

function ways(stage: string, snapshots = SNAPSHOTS, inSiblings = true): string[] {
  const siblings = Object.entries(snapshots).map(([name, deploymentId]) => ({ stage: name, deploymentId }));
  const detail = {
    environment: { stage, deploymentId: snapshots[stage] ?? null },
    siblings: inSiblings ? siblings : siblings.filter((sibling) => sibling.stage !== stage),
  } as EnvironmentDetail;
  return promotionWays(detail).map(({ from, to }) => `${from} to ${to}`);
}

it.each([
  ["dev", ["dev to test", "dev to prod"]],
  ["test", ["dev to test", "test to prod"]],
  ["prod", ["test to prod"]],
])("%s", (stage, expected) => expect(ways(stage)).toEqual(expected));

it("leaves out what serves the same snapshot already", () =>
  expect(ways("dev", { dev: "d1", prod: "d1" })).toEqual([]));

it("offers all others when the order does not name this stage", () =>
  expect(ways("dev", { dev: "d3", prod: "d1" }, false)).toEqual(["dev to prod"]));
