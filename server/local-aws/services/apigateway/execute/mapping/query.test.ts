import { describe, expect, it } from "vitest";
import { joinQuery, queryValues } from "./query";

describe("joinQuery", () => {
  it.each([
    ["", "", {}, ""],
    ["fixed=1", "?a=2&a=3", {}, "fixed=1&a=2&a=3"],
    ["", "?a=%20+b", {}, "a=%20+b"],
    ["", "?a=1&b=2", { a: ["x y"] }, "b=2&a=x%20y"],
    ["", "?%61=1", { a: ["x"] }, "a=x"],
    ["", "", { m: ["1", "&"] }, "m=1&m=%26"],
    ["", "?&&flag&", {}, "flag"],
  ])("%s + %s + %j", (template, caller, mapped, expected) => {
    expect(joinQuery(template, caller, mapped as Record<string, string[]>)).toBe(expected);
  });
});

describe("queryValues", () => {
  it.each([
    ["?a=1&b=2&a=3", "a", ["1", "3"]],
    ["?a=x+y%26z", "a", ["x y&z"]],
    ["?a=b=c", "a", ["b=c"]],
    ["?a", "a", [""]],
    ["?a=%zz", "a", ["%zz"]],
    ["", "a", []],
  ])("%s of %s", (query, name, values) => {
    expect(queryValues(query, name)).toEqual(values);
  });
});
