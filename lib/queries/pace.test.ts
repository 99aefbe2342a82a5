import { afterEach, expect, it } from "vitest";
import type { AppError } from "@/lib/contracts/errors";
import { QueryFailure } from "./failure";
import { live, noteDuration, QUICK, SLOW, untilGone } from "./pace";

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

it.each<[string, AppError["code"] | null, object | undefined, number | false]>([
  ["is there", null, {}, QUICK],
  ["could not be read", "aws_failed", {}, SLOW],
  ["is gone", "not_found", {}, false],
  ["was never seen", "not_found", undefined, SLOW],
])("of what %s it asks again accordingly", (_what, code, data, expected) => {
  const error = code && new QueryFailure({ code, message: "" });
  expect(untilGone({ state: { status: error ? "error" : "success", error, data } })).toBe(expected);
});
