import "server-only";
import type { AwsFailure } from "./errors";

/**
 * How long to wait before a failed call is sent again, in milliseconds: as long as AWS asks; else half to one and a half
 * times 100 ms, doubled each time, so that what failed together does not come back together. Throttled calls wait five
 * times as long.
 * @param attempt the one that failed, from 1
 */
export function backoffMs(
  attempt: number,
  { code, retryAfterMs }: Pick<AwsFailure, "code" | "retryAfterMs">,
  random: () => number = Math.random,
): number {
  const base = code === "aws_throttled" ? 500 : 100;
  return retryAfterMs ?? base * 2 ** (attempt - 1) * (0.5 + random());
}
