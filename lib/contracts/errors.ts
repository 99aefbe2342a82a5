/** The closed set of what can go wrong, as a person or a script sees it. */
export const ERROR_CODES = [
  "invalid_input", // the input breaks a rule; `fields` says which
  "forbidden", // the actor may not do this
  "not_found", // the thing does not exist (any more)
  "conflict", // it exists with other settings, or another operation holds the environment
  "check_failed", // a promotion's check says no
  "aws_unreachable", // no answer from AWS: network, timeout
  "aws_credentials", // no, wrong or expired credentials
  "aws_denied", // AWS says that these credentials may not
  "aws_throttled", // AWS asks for fewer calls
  "aws_rejected", // AWS refused the request as wrong or impossible
  "aws_unsupported", // this AWS implementation does not offer the operation
  "aws_failed", // AWS answered with a fault of its own, or something unreadable
  "timed_out", // AWS accepted, but what was waited for did not come
  "cancelled",
  "internal", // a fault of Stageway; `reference` finds it in the log
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** What happened, why, and what to do next. Never a stack trace, never a secret. */
export interface AppError {
  code: ErrorCode;
  /** What happened: one sentence. */
  message: string;
  /** Why, where it is known: AWS's own words, shortened. */
  reason?: string;
  /** What to do next: one sentence. */
  remedy?: string;
  /** Message by field name, for `invalid_input`. */
  fields?: Record<string, string>;
  /** Finds the whole story in the server's log. */
  reference?: string;
}

/** What every server action answers. */
export type Result<T> = { ok: true; data: T } | { ok: false; error: AppError };
