import { expect, it } from "vitest";
import { parseText } from "./parse-text";

const stairs = Array.from({ length: 300 }, (_, at) => `${" ".repeat(at)}-`).join("\n");
const repeated = ["{", "- ", "? ", "a: ", "&a "].map((part) => part.repeat(50_000));

it.each([...repeated, stairs])("refuses at once what the parser would never be through with (%#)", (text) => {
  expect(parseText(text)).toEqual({
    problem: {
      message: "It is nested too deep for a definition.",
      line: expect.any(Number),
      column: expect.any(Number),
    },
  });
});

it("refuses keys that are collections: as text each would be as long as all that is in it", () => {
  expect(parseText("? ".repeat(30))).toMatchObject({ problem: { message: expect.any(String) } });
});
