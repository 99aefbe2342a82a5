import { expect, it } from "vitest";
import { kindOf, kindWords } from "./kinds";
import { type PartFacts, partsOfFacts } from "./parts-of-facts";

const since = "2026-11-22T10:00:00.000Z";
const READ: PartFacts = {
  model: { value: { "model Order": "a" }, at: since },
  authorizer: { value: {}, at: since },
  "gateway response": { value: { "gateway response THROTTLED": "b" }, at: since },
  "request validator": { value: {}, at: since },
  setting: { value: { "resource policy": "c" }, at: since },
};

it("tells all kinds together", () => {
  expect(partsOfFacts(READ)).toEqual({
    parts: { "model Order": "a", "gateway response THROTTLED": "b", "resource policy": "c" },
    unknown: [],
  });
});

it("a kind that could not be read is unknown, with the reason; one whose last reading is young is not", () => {
  const error = { code: "aws_denied", message: "not authorized", since } as const;
  const facts: PartFacts = {
    ...READ,
    model: { error },
    authorizer: { awaitedSince: since },
    "gateway response": { ...READ["gateway response"], error },
    setting: { ...READ.setting, error, doubtful: true },
  };
  expect(partsOfFacts(facts)).toEqual({
    parts: { "gateway response THROTTLED": "b" },
    unknown: [
      { kind: "model", problem: "AWS says that these credentials may not do this." },
      { kind: "authorizer", problem: "What was waited for did not come in time." },
      { kind: "setting", problem: "AWS says that these credentials may not do this." },
    ],
  });
});

it.each([
  ["model Order", "model"],
  ["gateway response THROTTLED", "gateway response"],
  ["request validator all", "request validator"],
  ["binary media type image/png", "setting"],
  ["API key source", "setting"],
])("%s is a %s", (part, kind) => expect(kindOf(part)).toBe(kind));

it("names kinds in words", () => {
  expect(kindWords(["model"])).toBe("models");
  expect(kindWords(["model", "authorizer", "setting"])).toBe("models, authorizers and settings");
});
