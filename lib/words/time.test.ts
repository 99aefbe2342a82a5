import { describe, expect, it } from "vitest";
import { ageWords, durationWords, exactWords } from "./time";

describe("ageWords", () => {
  it.each([
    [-5, "0 s"],
    [999, "0 s"],
    [1_000, "1 s"],
    [59_999, "59 s"],
    [60_000, "1 min"],
    [3_599_999, "59 min"],
    [3_600_000, "1 h"],
    [86_399_999, "23 h"],
    [86_400_000 * 3, "3 d"],
  ])("%i ms is %s", (ms, words) => expect(ageWords(ms)).toBe(words));
});

describe("durationWords", () => {
  it.each([
    [-1, "0 ms"],
    [850, "850 ms"],
    [1_000, "1.0 s"],
    [4_240, "4.2 s"],
    [59_949, "59.9 s"],
    [59_960, "1 min 00 s"],
    [185_000, "3 min 05 s"],
    [7_800_000, "2 h 10 min"],
  ])("%i ms is %s", (ms, words) => expect(durationWords(ms)).toBe(words));
});

describe("exactWords", () => {
  it("is UTC to the second", () => expect(exactWords("2026-11-22T15:52:42.900+01:00")).toBe("2026-11-22 14:52:42 UTC"));
  it("leaves alone what is no time", () => expect(exactWords("soon")).toBe("soon"));
});
