import { expect, it } from "vitest";
import type { OperationStep } from "@/lib/contracts/operations";
import { inOrder } from "./in-order";

const step = (key: string, ...after: string[]): OperationStep => ({
  key,
  title: key,
  status: "pending",
  commands: [],
  resources: [],
  after,
});
const keys = (...steps: OperationStep[]) => inOrder(steps).map((each) => each.key);

it("keeps an order that is right already", () => expect(keys(step("a"), step("b", "a"))).toEqual(["a", "b"]));
it("puts a step after all that it needs", () =>
  expect(keys(step("probe", "api", "service"), step("service", "cluster"), step("api"), step("cluster"))).toEqual([
    "api",
    "cluster",
    "service",
    "probe",
  ]));
it("survives an unknown step and a circle", () => {
  expect(keys(step("a", "gone"))).toEqual(["a"]);
  expect(keys(step("a", "b"), step("b", "a")).sort()).toEqual(["a", "b"]);
});
