import { expect, it } from "vitest";
import { matchesInTime } from "./patterns";

it.each([
  ["^a+$", "", "aaa", true],
  ["^a+$", "", "aab", false],
  ["^.$", "s", "\n", true],
  ["(a", "", "a", "invalid"],
  ["a", "zz", "a", "invalid"],
  ["(a+)+b", "", "a".repeat(60), "slow"],
  ["^(?:a*a*a*a*a*b)$", "", "a".repeat(4_000), "slow"],
  // As it stands in many a template: for a CIDR block.
  [String.raw`^((\d{1,3})\.){3}\d{1,3}/\d{1,2}$`, "", "10.0.0.0/16", true],
])("%s with flags %j", (pattern, flags, text, expected) => expect(matchesInTime(pattern, flags, text)).toBe(expected));

it("does not count the time that others have the processor", () => {
  let turns = 0;
  const held = () => {
    if (turns++ === 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    return "aaa";
  };
  expect(matchesInTime("^a+$", "", { toString: held } as unknown as string)).toBe(true);
  expect(turns).toBe(2);
});
