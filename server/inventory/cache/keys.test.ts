import { expect, expectTypeOf, it } from "vitest";
import { covers, type FactKey, type Mark } from "./keys";

it.each<[Mark, FactKey, boolean]>([
  ["loadBalancers", "loadBalancers", true],
  ["listeners:arn:lb/1", "listeners:arn:lb/1", true],
  ["listeners:arn:lb/1", "listeners:arn:lb/10", false],
  ["listeners:arn:lb/1", "listeners:arn:lb/2", false],
  // Asked for besides, by where its targets would be.
  ["targetHealth:arn:tg/1", "targetHealth:arn:tg/1:10.0.0.1:80", true],
  ["ownership", "ownership:vpcs", true],
  ["stacks", "stacks:all", true],
])("a mark on %s and the fact %s: %s", (mark, key, expected) => {
  expect(covers(mark, key)).toBe(expected);
});

it("a family with a fact for each thing cannot be marked whole, and a list has one fact", () => {
  expectTypeOf<"apis" | "targetGroups" | "services:arn">().toExtend<Mark>();
  expectTypeOf<
    Extract<"listeners" | "services" | "tasks" | "targetHealth" | "resources" | "stages", Mark>
  >().toBeNever();
  expectTypeOf<Extract<"apis:1" | "ownership", FactKey>>().toBeNever();
});
