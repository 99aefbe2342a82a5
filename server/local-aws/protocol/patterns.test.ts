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
