import { NormalizedSchema } from "@smithy/core/schema";
import type { $Schema } from "@smithy/types";
import { describe, expect, it } from "vitest";
import { validateInput } from "./validate";

const ITEM: $Schema = [3, "t", "Item", 0, ["key", "count"], [0, 1], 1];
const ITEMS: $Schema = [1, "t", "Items", 0, () => ITEM];
const MAP: $Schema = [2, "t", "Map", 0, 0, 2];
const INPUT: $Schema = [
  3,
  "t",
  "Input",
  0,
  ["name", "items", "flags", "at", "blob", "any", "strings"],
  [0, () => ITEMS, () => MAP, 4, 21, 15, 64],
  2,
];
const schema = NormalizedSchema.of(INPUT);
const codes = { missing: "ValidationException", malformed: "SerializationException" };
const check = (input: unknown) => () => validateInput(schema, input, codes);

describe("validateInput", () => {
  it("passes what fits", () => {
    const input = {
      name: "",
      items: [{ key: "k", count: 1.5 }],
      flags: { a: true },
      at: new Date(0),
      blob: new Uint8Array(),
      any: { x: [null] },
      strings: ["a"],
    };
    expect(check(input)).not.toThrow();
    expect(check({ name: "x", items: [] })).not.toThrow();
    expect(() => validateInput(NormalizedSchema.of("unit"), undefined, codes)).not.toThrow();
  });

  it.each([
    [
      {},
      "2 validation errors detected: Value null at 'name' failed to satisfy constraint: Member must not be null; Value null at 'items' failed to satisfy constraint: Member must not be null",
    ],
    [
      { name: "x", items: [{ count: 1 }] },
      "1 validation error detected: Value null at 'items.1.member.key' failed to satisfy constraint: Member must not be null",
    ],
  ])("names what is missing in %j", (input, message) => {
    expect(check(input)).toThrow(expect.objectContaining({ code: "ValidationException", message }));
  });

  it("does not take an inherited member for a given one", () => {
    const named: $Schema = [3, "t", "Odd", 0, ["constructor"], [0], 1];
    expect(() => validateInput(NormalizedSchema.of(named), {}, codes)).toThrow("Value null at 'constructor'");
  });

  it.each([
    [{ name: 1, items: [] }, "name"],
    [{ name: "x", items: {} }, "items"],
    [{ name: "x", items: "no" }, "items"],
    [{ name: "x", items: [null] }, "items.1.member"],
    [{ name: "x", items: [{ key: "k", count: "1" }] }, "items.1.member.count"],
    [{ name: "x", items: [{ key: "k", count: Number.NaN }] }, "items.1.member.count"],
    [{ name: "x", items: [], flags: { a: "true" } }, "flags.a.member"],
    [{ name: "x", items: [], flags: { a: null } }, "flags.a.member"],
    [{ name: "x", items: [], flags: [] }, "flags"],
    [{ name: "x", items: [], at: new Date(Number.NaN) }, "at"],
    [{ name: "x", items: [], at: "now" }, "at"],
    [{ name: "x", items: [], blob: "abc" }, "blob"],
    [{ name: "x", items: [], strings: [1] }, "strings.1.member"],
  ])("refuses the wrong type in %j", (input, path) => {
    expect(check(input)).toThrow(
      expect.objectContaining({
        code: "SerializationException",
        message: `The value at '${path}' is of the wrong type.`,
      }),
    );
  });

  it("speaks EC2's words", () => {
    const ec2 = { missing: "MissingParameter", malformed: "InvalidParameterValue" };
    expect(() => validateInput(schema, {}, ec2)).toThrow("The request must contain the parameter name");
  });
});
