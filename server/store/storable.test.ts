import { describe, expect, it } from "vitest";
import { storableJson, storableText } from "./storable";

const kept = (value: unknown): unknown => JSON.parse(storableJson(value));

describe("what the database takes", () => {
  it.each([
    ["plain", "plain"],
    ["nul\u0000 and\u0000\u0000", "nul\uFFFD and\uFFFD\uFFFD"],
    ["written out \\u0000", "written out \\u0000"],
    ["after a backslash \\\u0000", "after a backslash \\\uFFFD"],
    ["other control characters \u0001\n\t\u001f", "other control characters \u0001\n\t\u001f"],
    ["a whole pair \u{1F600}", "a whole pair \u{1F600}"],
    ["cut off \uD83D", "cut off \uFFFD"],
    ["cut off before \uDE00 \\ud83d", "cut off before \uFFFD \\ud83d"],
  ])("%j", (text, expected) => {
    expect(kept({ deep: [{ text }] })).toEqual({ deep: [{ text: expected }] });
    expect(kept({ [text]: 1 })).toEqual({ [expected]: 1 });
  });

  it("as a text", () => {
    expect(storableText("nul\u0000\\u0000")).toBe("nul\uFFFD\\u0000");
  });
});
