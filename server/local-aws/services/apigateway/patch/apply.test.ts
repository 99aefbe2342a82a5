import { describe, expect, it } from "vitest";
import { applyPatches, type PatchRule } from "./apply";
import { element, flag, member, text } from "./rules";

interface Thing {
  name?: string;
  on?: boolean;
  set?: string[];
  map?: Record<string, string>;
}

const RULES: readonly PatchRule<Thing>[] = [
  text("name", undefined, ["replace"]),
  flag("on"),
  element("set"),
  member("map", ({ value }) => value),
];

describe("applyPatches", () => {
  it.each([
    [{ op: "replace", path: "/name", value: "x" }, { name: "x" }],
    [{ op: "replace", path: "/on", value: "TRUE" }, { on: true }],
    [{ op: "add", path: "/set/image~1png" }, { set: ["image/png"] }],
    [{ op: "add", path: "/map/a~01b", value: "1" }, { map: { "a~1b": "1" } }],
    [{ op: "replace", path: "/map/__proto__", value: "1" }, { map: Object.fromEntries([["__proto__", "1"]]) }],
  ] as const)("%j", (operation, expected) => {
    expect(applyPatches({}, [operation], RULES)).toEqual(expected);
  });

  it("goes in order and leaves the target itself alone", () => {
    const target: Thing = Object.freeze({ map: Object.freeze({ a: "1" }) });
    const patched = applyPatches(
      target,
      [
        { op: "add", path: "/map/b", value: "2" },
        { op: "remove", path: "/map/a" },
      ],
      RULES,
    );
    expect(patched.map).toEqual({ b: "2" });
    expect(target.map).toEqual({ a: "1" });
    expect(applyPatches(target, undefined, RULES)).toBe(target);
  });

  it.each([
    [
      { op: "remove", path: "/name" },
      "Invalid patch path  '/name' specified for op 'remove'. Please choose supported operations",
    ],
    [
      { op: "replace", path: "/nope" },
      "Invalid patch path  '/nope' specified for op 'replace'. Must be one of: [/name, /on, /set/{value}, /map/{name}]",
    ],
    [
      { op: "replace", path: "/map" },
      "Invalid patch path  '/map' specified for op 'replace'. Must be one of: [/name, /on, /set/{value}, /map/{name}]",
    ],
    [{ path: "/name" }, "Invalid patch path  '/name' specified for op ''. Please choose supported operations"],
    [
      { op: "replace" },
      "Invalid patch path  '' specified for op 'replace'. Must be one of: [/name, /on, /set/{value}, /map/{name}]",
    ],
    [{ op: "remove", path: "/map/none" }, "Invalid patch path  '/map/none' specified for op 'remove'"],
    [{ op: "replace", path: "/on", value: "1" }, "Invalid boolean value '1' specified for path '/on'"],
  ] as const)("refuses %j", (operation, message) => {
    expect(() => applyPatches({}, [operation], RULES)).toThrow(message);
  });
});
