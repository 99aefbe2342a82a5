import { expect, it } from "vitest";
import { AwsFailure } from "@/server/aws/errors";
import { FactCache } from "./fact-cache";
import { refreshRules } from "./refresh-rules";

const FOREVER = Number.POSITIVE_INFINITY;
/** Longer than any pause. */
const LONG_MS = 400_000;

/** A cache whose reads all fail, where chance is what the test says. */
function failing(code: AwsFailure["code"], chance: number, retryAfterMs?: number) {
  let now = 1_000_000;
  let asked = 0;
  const cache = new FactCache(
    refreshRules(),
    () => now,
    () => chance,
  );
  const read = async (): Promise<never> => {
    asked += 1;
    throw new AwsFailure("because", { code, awsCode: "X", operation: "GetStages", retryable: true, retryAfterMs });
  };
  /** Whether AWS is asked, so long after. */
  return async (ms: number): Promise<boolean> => {
    const before = asked;
    now += ms;
    await cache.get("stages:api1", read, { since: 0, deadline: FOREVER, staleDeadline: FOREVER });
    return asked > before;
  };
}

it.each<[code: AwsFailure["code"], failures: number, least: number, most: number]>([
  ["aws_failed", 1, 375, 625],
  ["aws_failed", 2, 750, 1_250],
  ["aws_throttled", 5, 6_000, 10_000],
  ["aws_failed", 9, 22_500, 37_500],
  // What is not there may be there soon; what is not offered will not.
  ["not_found", 9, 3_750, 6_250],
  ["aws_unsupported", 1, 225_000, 375_000],
])("after %s, %i times in a row: asked again after %i to %i ms, by chance", async (code, failures, least, most) => {
  for (const [chance, pause] of [
    [0, least],
    [0.5, (least + most) / 2],
    [1, most],
  ] as const) {
    const askedAfter = failing(code, chance);
    for (let each = 0; each < failures; each++) expect(await askedAfter(LONG_MS)).toBe(true);
    expect(await askedAfter(pause - 1)).toBe(false);
    expect(await askedAfter(1)).toBe(true);
  }
});

it("not before AWS asks", async () => {
  const askedAfter = failing("aws_failed", 1, 5_000);
  expect(await askedAfter(0)).toBe(true);
  expect(await askedAfter(4_999)).toBe(false);
  expect(await askedAfter(1)).toBe(true);
});
