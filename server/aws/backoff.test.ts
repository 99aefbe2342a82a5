import { expect, it } from "vitest";
import { backoffMs } from "./backoff";
import { AwsFailure, type AwsFailureFields } from "./errors";

const failure = (fields: Partial<AwsFailureFields>) =>
  new AwsFailure("because", { code: "aws_failed", awsCode: "X", operation: "GetStages", retryable: true, ...fields });

it.each<[attempt: number, fields: Partial<AwsFailureFields>, least: number, most: number]>([
  [1, {}, 50, 150],
  [2, {}, 100, 300],
  [1, { code: "aws_unreachable" }, 50, 150],
  [1, { code: "aws_throttled" }, 250, 750],
  [2, { code: "aws_throttled" }, 500, 1_500],
])("after try %i that failed with %o: between %i and %i ms, by chance", (attempt, fields, least, most) => {
  const at = (chance: number) => backoffMs(attempt, failure(fields), () => chance);
  expect([at(0), at(0.5), at(1)]).toEqual([least, (least + most) / 2, most]);
});

it("nobody's chance is another's", () => {
  const waits = Array.from({ length: 20 }, () => backoffMs(1, failure({})));
  expect(new Set(waits).size).toBeGreaterThan(1);
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(50);
  expect(Math.max(...waits)).toBeLessThan(150);
});

it.each(["aws_throttled", "aws_failed"] as const)("as long as AWS asks, where it does: %s", (code) => {
  expect(backoffMs(1, failure({ code, retryAfterMs: 7_000 }))).toBe(7_000);
});
