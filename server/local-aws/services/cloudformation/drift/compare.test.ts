import { describe, expect, it } from "vitest";
import type { ValueMap } from "../template/model";
import { differencesOf } from "./compare";

describe("differencesOf", () => {
  it.each<[string, ValueMap, Record<string, unknown>]>([
    ["the same", { A: 1, B: ["x"] }, { A: 1, B: ["x"] }],
    ["a number as text", { A: "80" }, { A: 80 }],
    ["what the template does not say", { A: 1 }, { A: 1, B: 2 }],
    ["what cannot be read", { A: 1, B: 2 }, { A: 1 }],
    ["a list in another order", { A: ["x", "y"] }, { A: ["y", "x"] }],
    ["members that the service fills in", { A: { B: 1 } }, { A: { B: 1, C: 2 } }],
    [
      "settings that the template does not name",
      { A: [{ Key: "a", Value: "1" }] },
      {
        A: [
          { Key: "b", Value: "2" },
          { Key: "a", Value: "1" },
        ],
      },
    ],
  ])("finds none in %s", (_what, expected, actual) => {
    expect(differencesOf(expected, actual)).toEqual([]);
  });

  it.each<[string, ValueMap, Record<string, unknown>, string[]]>([
    ["a value", { A: 1 }, { A: 2 }, ["/A NOT_EQUAL 1 2"]],
    ["a value within", { A: { B: { C: "x" } } }, { A: { B: { C: "y" } } }, ["/A/B/C NOT_EQUAL x y"]],
    ["what is gone", { A: { B: 1 } }, { A: {} }, ["/A/B REMOVE 1 null"]],
    ["what is gone altogether", { A: 1 }, { A: undefined }, ["/A REMOVE 1 null"]],
    ["an entry more", { A: ["x"] }, { A: ["x", "y"] }, ["/A/1 ADD null y"]],
    ["an entry less", { A: ["x", "y"] }, { A: ["x"] }, ["/A/1 REMOVE y null"]],
    [
      "a setting",
      { A: [{ Key: "a", Value: "1" }] },
      { A: [{ Key: "a", Value: "2" }] },
      ['/A/0 REMOVE {"Key":"a","Value":"1"} null', '/A/0 ADD null {"Key":"a","Value":"2"}'],
    ],
  ])("finds %s", (_what, expected, actual, found) => {
    const told = differencesOf(expected, actual).map(
      (one) => `${one.PropertyPath} ${one.DifferenceType} ${one.ExpectedValue} ${one.ActualValue}`,
    );
    expect(told).toEqual(found);
  });
});
