import "server-only";
import { randomUUID } from "node:crypto";
import { isAppFailure } from "@/lib/contracts/app-failure";
import type { AppError } from "@/lib/contracts/errors";
import { type AwsFailure, isAwsFailure, toAppError } from "@/server/aws/errors";

/** About two minutes in all with the waits below. */
const MAX_ATTEMPTS = 9;
/** About 15 seconds: what AWS has just made is not seen everywhere at once, so it "does not exist" or "exists already". */
const MAX_ATTEMPTS_WHILE_SETTLING = 5;

/** A step's failure is final, or worth another try after a while. */
export type Verdict =
  | { again: false; error: AppError; unknown?: true }
  | { again: true; waitMs: number; because: string };

/** `attempts`: how many tries in a row have failed before this one. */
export function verdictOfFailure(thrown: unknown, attempts: number): Verdict {
  // A step may put AWS's failure into its own words: what may pass is tried again all the same.
  const failure = isAppFailure(thrown) && isAwsFailure(thrown.cause) ? thrown.cause : thrown;
  if (!isAwsFailure(failure)) {
    return isAppFailure(thrown)
      ? { again: false, error: thrown.error }
      : { again: false, error: internal(), unknown: true };
  }
  const error = toAppError(failure);
  const most = maxAttempts(failure);
  if (attempts + 1 >= most) return { again: false, error: isAppFailure(thrown) ? thrown.error : error };
  const waitMs = failure.retryAfterMs ?? Math.min(30_000, 1_000 * 2 ** attempts);
  return { again: true, waitMs, because: `${error.message} Trying again (${attempts + 2} of ${most}).` };
}

function maxAttempts({ retryable, code }: AwsFailure): number {
  if (retryable) return MAX_ATTEMPTS;
  return code === "not_found" || code === "conflict" ? MAX_ATTEMPTS_WHILE_SETTLING : 1;
}

/** A fault of Stageway: the whole of it goes to the log, under the reference. */
function internal(): AppError {
  return {
    code: "internal",
    message: "Stageway itself failed in this step.",
    remedy: "Retry; if it fails again, look for the reference in the server's log.",
    reference: randomUUID().slice(0, 8),
  };
}
