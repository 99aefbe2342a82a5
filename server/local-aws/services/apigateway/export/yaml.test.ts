import { expect, it } from "vitest";
import { toYaml } from "./yaml";

it("writes every JSON value as block YAML with quoted strings", () => {
  const value = { a: "no", b: [1, { c: "é\n: #", d: [] }, [true]], e: {}, f: null };
  expect(toYaml(value)).toBe(
    [
      '"a": "no"',
      '"b":',
      "  - 1",
      "  -",
      '    "c": "é\\n: #"',
      '    "d": []',
      "  -",
      "    - true",
      '"e": {}',
      '"f": null',
      "",
    ].join("\n"),
  );
});
