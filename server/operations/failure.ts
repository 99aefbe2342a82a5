import "server-only";
import { isAppFailure } from "@/lib/contracts/app-failure";
import type { AppError } from "@/lib/contracts/errors";
import { isAwsFailure, toAppError } from "@/server/aws/errors";

/** What a person sees of a foreseen failure; null for any other. */
export function appErrorOf(thrown: unknown): AppError | null {
  if (isAppFailure(thrown)) return thrown.error;
  return isAwsFailure(thrown) ? toAppError(thrown) : null;
}
