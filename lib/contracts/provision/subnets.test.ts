import { expect, it } from "vitest";
import { subnetsProblem } from "./subnets";

const subnet = (id: string, zone: string, isPublic = true) => ({ id, zone, isPublic });
const A = subnet("a", "us-east-1a");
const B = subnet("b", "us-east-1b");
const SECOND_A = subnet("a2", "us-east-1a");
const HIDDEN = subnet("h", "us-east-1c", false);

it.each([
  ["two public ones of two zones", [A, B], true, undefined],
  ["two of one zone", [A, SECOND_A], true, "All chosen subnets are in us-east-1a."],
  ["one that is not public", [A, B, HIDDEN], true, "Not public: h."],
  ["a second one of a zone, for a load balancer", [A, B, SECOND_A], true, "Several subnets are in us-east-1a."],
  ["a second one of a zone, beside a shared load balancer", [A, B, SECOND_A], false, undefined],
] as const)("%s", (_, chosen, forBalancer, message) =>
  expect(subnetsProblem(chosen, forBalancer)?.message).toBe(message),
);
