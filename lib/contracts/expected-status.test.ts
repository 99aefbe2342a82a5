import { expect, it } from "vitest";
import { isExpected, parseExpected } from "./expected-status";

it.each([
  ["200", [[200, 200]]],
  ["200-299", [[200, 299]]],
  [" 200 , 301 - 304", [[200, 200], [301, 304]]], // biome-ignore format: one row a case
  ["", null],
  ["2xx", null],
  ["99", null],
  ["600", null],
  ["299-200", null],
  ["200,", null],
  ["200-", null],
])("%j is %j", (text, ranges) => expect(parseExpected(text)).toEqual(ranges));

it.each([
  [200, true],
  [299, true],
  [300, false],
  [304, true],
  [503, false],
  [undefined, false],
])("%s is expected: %s", (status, expected) => {
  expect(isExpected(parseExpected("200-299,304") ?? [], status)).toBe(expected);
});
