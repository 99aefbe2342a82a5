import { afterEach, expect, it } from "vitest";
import { live, noteDuration, QUICK, SLOW } from "./pace";

afterEach(() => noteDuration(0));

it.each<[string, number, number]>([
  ["success", 0, QUICK],
  ["success", 300, QUICK],
  ["success", 1_000, 4_000],
  ["success", 60_000, SLOW],
  ["error", 20, SLOW],
])("after %s that took %i ms it asks again in %i ms", (status, took, expected) => {
  noteDuration(took);
  expect(live({ state: { status } })).toBe(expected);
});
