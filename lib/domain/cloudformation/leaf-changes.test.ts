import { expect, it } from "vitest";
import { leafChanges } from "./leaf-changes";

it.each([
  ['[{"Name":"a","Memory":128}]', '[{"Name":"a","Memory":256}]', [{ path: "[0].Memory", before: "128", after: "256" }]],
  ['{"A":1}', '{"A":1,"B":{"C":"x"}}', [{ path: "B", after: '{"C":"x"}' }]],
  ['{"A":["x","y"]}', '{"A":["x"]}', [{ path: "A[1]", before: "y" }]],
  ['{"A":[]}', '{"A":{}}', [{ path: "A", before: "[]", after: "{}" }]],
  ['{"A":1}', '{"A":1}', []],
  ["2", "1", null],
  ["arn:aws:x", '{"A":1}', null],
])("%s becomes %s", (before, after, expected) => expect(leafChanges(before, after)).toEqual(expected));
