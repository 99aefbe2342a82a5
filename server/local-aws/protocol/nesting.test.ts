import { expect, it } from "vitest";
import { parseYaml } from "../services/cloudformation/template/yaml";
import { isNestedTooDeep } from "./nesting";

it.each([
  ["", false],
  ["{".repeat(100), false],
  ["{".repeat(101), true],
  [`${"[{".repeat(51)}`, true],
  ["[]{}".repeat(1_000), false],
  ["]]]]".repeat(1_000), false],
])("%#: brackets within brackets", (text, expected) => expect(isNestedTooDeep(text)).toBe(expected));

it("refuses at once what the parser would never be through with", () => {
  expect(() => parseYaml("{".repeat(5_000))).toThrow(/nested too deep/);
});
