import "server-only";
import { randomUUID } from "node:crypto";
import { isAppFailure } from "@/lib/contracts/app-failure";
import { WORDS } from "@/lib/contracts/error-words";
import type { AppError, ErrorCode } from "@/lib/contracts/errors";
import { log } from "@/server/log";

const STATUS: Record<ErrorCode, number> = {
  invalid_input: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  check_failed: 409,
  aws_unreachable: 503,
  aws_credentials: 502,
  aws_denied: 502,
  aws_throttled: 503,
  aws_rejected: 502,
  aws_unsupported: 501,
  aws_failed: 502,
  timed_out: 504,
  cancelled: 409,
  internal: 500,
};

/** `{ error }` with a fitting status. What is not expected is logged whole and shown masked. */
export function failureAnswer(thrown: unknown, where: string): Response {
  const error = asAppError(thrown, where);
  return Response.json({ error }, { status: STATUS[error.code], headers: { "cache-control": "no-store" } });
}

export function asAppError(thrown: unknown, where: string): AppError {
  if (isAppFailure(thrown)) return thrown.error;
  const reference = randomUUID();
  log.error({ err: thrown, reference, where }, "a read failed");
  return { code: "internal", ...WORDS.internal, reference };
}
