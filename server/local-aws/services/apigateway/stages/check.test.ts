import { describe, expect, it } from "vitest";
import { checkStageName, checkVariable, checkVariables } from "./check";

describe("a stage's name", () => {
  it.each(["dev", "v1_2-3", "a".repeat(128)])("%s", (name) => {
    expect(checkStageName(name)).toBe(name);
  });
  it.each(["", "a b", "a/b", "é", "a.b", undefined])("not %j", (name) => {
    expect(() => checkStageName(name)).toThrow("Stage name only allows a-zA-Z0-9_");
  });
  it("not 129 characters", () => {
    expect(() => checkStageName("a".repeat(129))).toThrow("128");
  });
});

describe("a stage variable", () => {
  it.each(["a-b.c_d~e:80/f?g#h&i=j,k", "1", "x".repeat(512)])("may be %s", (value) => {
    expect(() => checkVariable("a_1", value)).not.toThrow();
  });
  it.each(["", "a b", "a@b", "é", "a\n", "${x}", "x".repeat(513)])("may not be %j", (value) => {
    expect(() => checkVariable("a", value)).toThrow(/^Invalid stage variable value/);
  });
  it.each(["", "a-b", "a.b", "é", "a\n", "x".repeat(65)])("may not be called %j", (name) => {
    expect(() => checkVariable(name, "1")).toThrow(/^Invalid stage variable name/);
  });
  it("is one of 100 at most", () => {
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`v${index}`, "1"]));
    expect(() => checkVariables(many(100))).not.toThrow();
    expect(() => checkVariables(many(101))).toThrow("100");
  });
});
