import { expect, it } from "vitest";
import { parseText } from "./parse-text";

it("refuses at once what the parser would never be through with", () => {
  expect(parseText("{".repeat(5_000))).toEqual({ problem: { message: "It is nested too deep for a definition." } });
});
