import { expect, it } from "vitest";
import type { StackInputs } from "../records";
import type { Value } from "../template/model";
import { masked, secretsOf } from "./mask";

const inputs = (Type: string, value: string): StackInputs => ({
  templateBody: JSON.stringify({
    Parameters: { P: { Type, NoEcho: true } },
    Resources: { Logs: { Type: "AWS::Logs::LogGroup" } },
  }),
  parameters: { P: value },
  stored: {},
  tags: [],
});

it.each<[what: string, type: string, given: string, value: Value, shown: Value]>([
  [
    "a text, and where it is part of one",
    "String",
    "s3cret",
    ["s3cret", "a s3cret b", "other"],
    ["****", "a **** b", "other"],
  ],
  [
    "a list's entries, and the list as one text",
    "CommaDelimitedList",
    "ab, cd",
    ["ab", "x-cd", "ab, cd"],
    ["****", "x-****", "****"],
  ],
  ["a list of numbers", "List<Number>", "14,15", { A: 14, B: 15, C: 145 }, { A: "****", B: "****", C: 145 }],
  ["not the digits of a number", "String", "1", { A: 14, B: 1, C: "1" }, { A: 14, B: "****", C: "****" }],
  ["not the letters of a yes or no", "String", "e", [true, false], [true, false]],
  ["a yes or no that is the secret", "String", "true", [true, false], ["****", false]],
  ["nothing for an empty entry", "CommaDelimitedList", "a,,b", ["", "c"], ["", "c"]],
])("masks %s", (_, type, given, value, shown) => expect(masked(value, secretsOf(inputs(type, given)))).toEqual(shown));
