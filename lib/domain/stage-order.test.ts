import { expect, it } from "vitest";
import { compareStages, inStageOrder } from "./stage-order";

it("sorts from development to production, the others by alphabet between", () => {
  const stages = ["prod", "blue", "staging", "dev", "uat", "preprod", "alpha", "qa", "test"];
  expect(stages.sort(compareStages)).toEqual([
    "dev",
    "test",
    "qa",
    "uat",
    "alpha",
    "blue",
    "staging",
    "preprod",
    "prod",
  ]);
});

it("takes common names in any case, and leaves its input alone", () => {
  const things = [{ stage: "PROD" }, { stage: "Dev" }];
  expect(inStageOrder(things)).toEqual([{ stage: "Dev" }, { stage: "PROD" }]);
  expect(things[0]?.stage).toBe("PROD");
});
