import type { AppError, ErrorCode } from "./errors";

/** What happened and what to do next, for every code; for those of AWS in general words. */
export const WORDS: Record<ErrorCode, Pick<AppError, "message" | "remedy">> = {
  invalid_input: { message: "The input is not valid." },
  forbidden: { message: "You may not do this." },
  not_found: { message: "AWS does not have this resource (any more).", remedy: "Reload the page to see what exists." },
  conflict: {
    message: "AWS has this resource already, or something else is changing it.",
    remedy: "Wait until the other change is through, or choose another name.",
  },
  check_failed: { message: "A check says no." },
  aws_unreachable: {
    message: "AWS did not answer.",
    remedy: "Check that the endpoint runs and that this server's network reaches it.",
  },
  aws_credentials: {
    message: "AWS does not accept the credentials.",
    remedy: "Renew the credentials that this server uses, then reload.",
  },
  aws_denied: {
    message: "AWS says that these credentials may not do this.",
    remedy: "Add the permission that AWS's reason names to the role that this server uses.",
  },
  aws_throttled: { message: "AWS asks for fewer calls.", remedy: "Nothing to do: it is tried again, more slowly." },
  aws_rejected: { message: "AWS refused the request.", remedy: "Change what AWS's reason names." },
  aws_unsupported: {
    message: "This AWS implementation does not offer the operation.",
    remedy: "What it would tell is shown as unknown; use an endpoint that offers it.",
  },
  aws_failed: {
    message: "AWS answered with a fault of its own, or with something that cannot be read.",
    remedy: "Try again in a moment.",
  },
  timed_out: { message: "What was waited for did not come in time.", remedy: "Try again; what is done stays done." },
  cancelled: { message: "Cancelled." },
  internal: { message: "A fault of Stageway.", remedy: "The reference finds the whole story in the server's log." },
};
