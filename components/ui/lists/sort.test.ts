import { expect, it } from "vitest";
import { compareText, pressed, readSort, writeSort } from "./sort";

const FALLBACK = { by: "health", down: false };

it.each([
  ["name", { by: "name", down: false }],
  ["-name", { by: "name", down: true }],
  ["", FALLBACK],
  ["-", FALLBACK],
  ["nonsense", FALLBACK],
])("an address with sort=%s", (text, sort) => {
  expect(readSort(text, ["name", "health"], FALLBACK)).toEqual(sort);
});

it("survives being written into an address", () => {
  const sort = { by: "name", down: true };
  expect(readSort(writeSort(sort), ["name"], FALLBACK)).toEqual(sort);
});

it("a second press turns it round, another column begins upwards", () => {
  const down = pressed({ by: "name", down: false }, "name");
  expect(down).toEqual({ by: "name", down: true });
  expect(pressed(down, "name").down).toBe(false);
  expect(pressed(down, "zone")).toEqual({ by: "zone", down: false });
});

it("numbers in texts count as numbers", () => {
  expect(["10.0.0.12", "10.0.0.9"].sort(compareText)).toEqual(["10.0.0.9", "10.0.0.12"]);
});
