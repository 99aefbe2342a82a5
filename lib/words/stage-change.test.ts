import { expect, it } from "vitest";
import type { StageChange } from "@/lib/contracts/environments";
import { movement } from "./stage-change";

const change = (more: Partial<StageChange>): StageChange => ({
  operationId: "1",
  kind: "promote",
  actor: "ann",
  at: "2026-01-01T00:00:00.000Z",
  status: "succeeded",
  ...more,
});

it.each([
  ["a stage moved", { fromDeploymentId: "a1", toDeploymentId: "b2" }, { from: "a1", to: "b2" }],
  ["a stage was made", { toDeploymentId: "b2" }, { from: "new", to: "b2" }],
  ["its variables changed", { fromDeploymentId: "b2", toDeploymentId: "b2" }, "Serving b2 as before; variables only"],
  ["the checks refused it", { status: "failed" }, "No change confirmed"],
  ["cancelled before the move", { status: "cancelled", fromDeploymentId: "a1" }, "No change confirmed"],
  ["it runs", { status: "running", fromDeploymentId: "a1" }, "Nothing changed yet"],
] as const)("%s", (_, more, words) => {
  expect(movement(change(more))).toEqual(words);
});
