import { expect, it } from "vitest";
import { parseText } from "./parse-text";

it("refuses at once what the parser would never be through with", () => {
  expect(parseText("{".repeat(5_000))).toEqual({ problem: { message: "It is nested too deep for a definition." } });
});

it("refuses keys that are collections: as text each would be as long as all that is in it", () => {
  expect(parseText("? ".repeat(300))).toMatchObject({ problem: { message: expect.any(String) } });
});
