import { expect, it } from "vitest";
import { isDeeperThan } from "./nesting";

it.each([
  ["1", false],
  ["[[1]]", false],
  ['{"a":{"b":1}}', false],
  ["[[[]]]", true],
  ['[1,{"a":[1]}]', true],
  [`${"[".repeat(100_000)}${"]".repeat(100_000)}`, true],
])("%#: more than two levels", (text, expected) => expect(isDeeperThan(2, JSON.parse(text))).toBe(expected));
