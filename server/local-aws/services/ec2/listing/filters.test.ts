import { describe, expect, it } from "vitest";
import { applyFilters, type Fields } from "./filters";

interface Thing {
  id: string;
  zone: string;
  tags: Record<string, string>;
}

const things: Thing[] = [
  { id: "t-1", zone: "us-east-1a", tags: { team: "web", "*": "star" } },
  { id: "t-2", zone: "us-east-1b", tags: { team: "data" } },
  { id: "t-3", zone: "eu-west-1a", tags: {} },
];
const fields: Fields<Thing> = { id: (thing) => [thing.id], zone: (thing) => [thing.zone, undefined] };
const ids = (...filters: { Name?: string; Values?: string[] }[]) =>
  applyFilters(things, filters, fields, (thing) => thing.tags).map((thing) => thing.id);

describe("applyFilters", () => {
  it.each([
    [[], ["t-1", "t-2", "t-3"]],
    [[{ Name: "id", Values: ["t-1", "t-3"] }], ["t-1", "t-3"]],
    [
      [
        { Name: "id", Values: ["t-*"] },
        { Name: "zone", Values: ["us-*"] },
      ],
      ["t-1", "t-2"],
    ],
    [[{ Name: "zone", Values: ["us-east-1?"] }], ["t-1", "t-2"]],
    [[{ Name: "zone", Values: ["*1a"] }], ["t-1", "t-3"]],
    [[{ Name: "zone", Values: ["*-*-*b"] }], ["t-2"]],
    [[{ Name: "zone", Values: ["us.east.1a"] }], []],
    [[{ Name: "tag:team", Values: ["web"] }], ["t-1"]],
    [[{ Name: "tag:team", Values: ["*"] }], ["t-1", "t-2"]],
    [[{ Name: "tag-key", Values: ["\\*"] }], ["t-1"]],
    [[{ Name: "tag-value", Values: ["d?ta"] }], ["t-2"]],
    [[{ Name: "tag:toString", Values: ["*"] }], []],
  ])("%j", (filters, expected) => expect(ids(...filters)).toEqual(expected));

  it.each([
    { Name: "nope", Values: ["x"] },
    { Name: "constructor", Values: ["x"] },
    { Values: ["x"] },
    { Name: "id" },
    { Name: "id", Values: [] },
  ])("refuses %j", (filter) => {
    expect(() => ids(filter)).toThrow(expect.objectContaining({ code: "InvalidParameterValue" }));
  });

  it("is quick on a pattern made to be slow", () => {
    const started = performance.now();
    const slow = [{ ...things[0], zone: "a".repeat(20_000) } as Thing];
    applyFilters(slow, [{ Name: "zone", Values: [`${"*a".repeat(50)}b`] }], fields, () => ({}));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
