import { expect, it } from "vitest";
import type { AppError } from "@/lib/contracts/errors";
import { QueryFailure } from "./failure";
import { live, pauseAfter, QUICK, SLOW, untilGone } from "./pace";

it.each<[string | null, number, number]>([
  [null, 0, QUICK],
  [null, 300, QUICK],
  [null, 1_000, 4_000],
  [null, 60_000, SLOW],
  ["700", 20, 700],
  ["700", 1_200, 1_200],
  ["1900", 20, 1_900],
  ["15000", 20, 2_500],
])("told %s ms, after an answer that took %i ms, it asks again in %i ms", (due, took, expected) => {
  expect(pauseAfter(took, due)).toBe(expected);
});

it.each<[string, object | undefined, number]>([
  ["success", { pauseMs: 700 }, 700],
  ["pending", undefined, QUICK],
  ["error", { pauseMs: 700 }, SLOW],
])("after %s with %o it waits %i ms", (status, data, expected) => {
  expect(live({ state: { status, data } })).toBe(expected);
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
