/** What the gateway itself answers when it cannot carry a request through. Bodies and headers as AWS sends them. */
import type { ServerResponse } from "node:http";

const ANSWERS = {
  /** No such path or verb in the deployed snapshot, or an unsigned call of an IAM method. */
  missingAuthenticationToken: [403, "MissingAuthenticationTokenException", "Missing Authentication Token"],
  /** A method with an authorizer and nothing for it to look at. */
  unauthorized: [401, "UnauthorizedException", "Unauthorized"],
  /** No such API or stage (unconfirmed against AWS), or an API key that is not there. */
  forbidden: [403, "ForbiddenException", "Forbidden"],
  /** The configuration cannot work: an illegal address, a name that does not resolve, a template not offered. */
  configuration: [500, "InternalServerErrorException", "Internal server error"],
  /** The endpoint refused, dropped or never made the connection. */
  network: [504, "InternalServerErrorException", "Network error communicating with endpoint"],
  timeout: [504, "InternalServerErrorException", "Endpoint request timed out"],
  /** The stage's own limit, which its method settings set. */
  tooManyRequests: [429, "TooManyRequestsException", "Too Many Requests"],
  unsupportedMediaType: [415, "UnsupportedMediaTypeException", "Unsupported Media Type"],
} as const;

/** What AWS's execution log says of a URI that cannot be called: no host, an illegal one, or one that does not resolve. */
export const INVALID_ADDRESS = "Invalid endpoint address";

export type FailureKind = keyof typeof ANSWERS;

/** Where on its way a request ended, for the operator who reads the log. */
export type Hop = "api" | "stage" | "method" | "variable" | "integration" | "endpoint";

/**
 * `reason` is for the log only: a caller of AWS is not told it either. `awsReason` is what AWS's own execution log says
 * of it, where that is something else.
 */
export class GatewayError extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly hop: Hop,
    readonly reason: string,
    readonly awsReason: string = reason,
  ) {
    super(reason);
    this.name = "GatewayError";
  }

  get status(): number {
    return ANSWERS[this.kind][0];
  }
}

export interface FailureAnswer {
  status: number;
  errorType: string;
  body: string;
}

export function answerOf(kind: FailureKind): FailureAnswer {
  const [status, errorType, message] = ANSWERS[kind];
  return { status, errorType, body: JSON.stringify({ message }) };
}

/** Answers with the failure, or breaks the answer off if it has begun: a cut-off body must not look whole. */
export function answerFailure(response: ServerResponse, kind: FailureKind, ids: readonly string[]): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { status, errorType, body } = answerOf(kind);
  const headers = ["Content-Type", "application/json", "Content-Length", String(Buffer.byteLength(body))];
  response.writeHead(status, [...headers, "x-amzn-ErrorType", errorType, ...ids]).end(body);
}
