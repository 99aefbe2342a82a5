import { describe, expect, it } from "vitest";
import { matches, parsePattern } from "./pattern";

describe("a filter pattern", () => {
  it.each([
    ["", "anything", true],
    ["ERROR", "[ERROR 400] BAD REQUEST", true],
    ["ERROR", "[error 400]", false],
    ["ERROR BAD", "[ERROR 400] BAD REQUEST", true],
    ["ERROR GOOD", "[ERROR 400] BAD REQUEST", false],
    ['"BAD REQUEST"', "[ERROR 400] BAD REQUEST", true],
    ['"REQUEST BAD"', "[ERROR 400] BAD REQUEST", false],
    ['"[ERROR"', "[ERROR 400]", true],
    ['"say \\"hi\\""', 'they say "hi"', true],
    ["ERROR -EXITING", "ERROR: gone on", true],
    ["ERROR -EXITING", "ERROR: EXITING", false],
    ['-"not this"', "this not", true],
    ["?ERROR ?WARN", "WARN: low", true],
    ["?ERROR ?WARN", "INFO", false],
    ["INFO ?ERROR ?WARN", "INFO", true],
    ["  GET   404 ", "GET / 404", true],
    ["é✓", "a é✓ b", true],
  ])("%j on %j: %s", (pattern, message, expected) => {
    expect(matches(parsePattern(pattern), message)).toBe(expected);
  });

  it.each([
    ['"open', "Invalid filter pattern"],
    ['a"b', "Invalid filter pattern"],
    ["- x", "Invalid filter pattern"],
    ['""', "Invalid filter pattern"],
    ['{ $.level = "x" }', "does not offer JSON patterns"],
    ["[ip, user]", "does not offer column patterns"],
    ["%4[0-9]{2}%", "does not offer regular-expression patterns"],
  ])("%j is refused: %s", (pattern, message) => {
    expect(() => parsePattern(pattern)).toThrow(message);
  });

  it("of more than 1024 characters is refused", () => {
    expect(() => parsePattern("x".repeat(1_025))).toThrow("at most 1024 characters");
  });
});
