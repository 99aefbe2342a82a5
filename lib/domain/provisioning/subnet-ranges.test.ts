import { expect, it } from "vitest";
import { halvesOf, rangesOf } from "./subnet-ranges";

it.each([
  ["10.0.0.0/16", ["10.0.0.0/17", "10.0.128.0/17"]],
  ["192.168.7.0/24", ["192.168.7.0/25", "192.168.7.128/25"]],
  ["203.0.113.192/27", ["203.0.113.192/28", "203.0.113.208/28"]],
])("%s is halved", (cidr, halves) => expect(halvesOf(cidr)).toEqual(halves));

it("a network's subnets have the ranges that are said, else its halves", () => {
  const cidr = "10.0.0.0/16";
  expect(rangesOf({ cidr })).toEqual(halvesOf(cidr));
  expect(rangesOf({ cidr, subnets: ["10.0.1.0/24", "10.0.2.0/24"] })).toEqual(["10.0.1.0/24", "10.0.2.0/24"]);
});
