import "server-only";
import { WORDS } from "@/lib/contracts/error-words";
import type { AppError, ErrorCode } from "@/lib/contracts/errors";

const BRAND = Symbol.for("stageway.AwsFailure");

export interface AwsFailureFields {
  code: ErrorCode;
  /** AWS's own code, e.g. `ClusterNotFoundException`; `Unknown` when none came. */
  awsCode: string;
  /** `DescribeServices` */
  operation: string;
  /** Whether the same call may succeed when sent again. */
  retryable: boolean;
  /** How long AWS asks to wait. */
  retryAfterMs?: number;
  /** HTTP status, when there was an answer. */
  status?: number;
  /** Of a list that could not be read whole: the part that was. */
  partial?: readonly unknown[];
}

/** A call to AWS that failed, translated. `message` is AWS's own wording. */
export class AwsFailure extends Error implements AwsFailureFields {
  readonly [BRAND] = true;
  readonly code: ErrorCode;
  readonly awsCode: string;
  readonly operation: string;
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
  readonly status?: number;
  readonly partial?: readonly unknown[];

  constructor(message: string, fields: AwsFailureFields, cause?: unknown) {
    super(message, { cause });
    this.name = "AwsFailure";
    this.code = fields.code;
    this.awsCode = fields.awsCode;
    this.operation = fields.operation;
    this.retryable = fields.retryable;
    this.retryAfterMs = fields.retryAfterMs;
    this.status = fields.status;
    this.partial = fields.partial;
  }
}

/** By brand and not `instanceof`: Next bundles this file more than once. */
export const isAwsFailure = (thrown: unknown): thrown is AwsFailure =>
  typeof thrown === "object" && thrown !== null && BRAND in thrown;

// A thing that is not there, in each service's words.
const NOT_FOUND =
  /NotFound(Exception|Fault)?$|^NoSuchEntity(Exception)?$|^MISSING$|^(Load|Target|Rule|Listener).*NotFound$|^Invalid\w+ID\.NotFound$/;
const CREDENTIALS = new Set([
  "UnrecognizedClientException",
  "InvalidClientTokenId",
  "InvalidAccessKeyId",
  "ExpiredToken",
  "ExpiredTokenException",
  "RequestExpired",
  "SignatureDoesNotMatch",
  "InvalidSignatureException",
  "IncompleteSignature",
  "IncompleteSignatureException",
  "MissingAuthenticationToken",
  "MissingAuthenticationTokenException",
  "AuthFailure",
  "CredentialsProviderError",
  "TokenProviderError",
]);
const DENIED = new Set([
  "AccessDenied",
  "AccessDeniedException",
  "UnauthorizedOperation",
  "UnauthorizedException",
  "ForbiddenException",
  "OptInRequired",
]);
const THROTTLED = new Set([
  "Throttling",
  "ThrottlingException",
  "ThrottledException",
  "RequestThrottled",
  "RequestLimitExceeded",
  "TooManyRequestsException",
  "SlowDown",
  "BandwidthLimitExceeded",
]);
const UNSUPPORTED = new Set([
  "NotImplemented",
  "NotImplementedException",
  "UnknownOperation",
  "UnknownOperationException",
  "InvalidAction",
  "UnsupportedOperation",
]);
const CONFLICT =
  /^(ConflictException|DuplicateLoadBalancerName|DuplicateTargetGroupName|DuplicateListener|InvalidGroup\.Duplicate|InvalidPermission\.Duplicate|ResourceInUse|UpdateInProgressException|DependencyViolation|EntityAlreadyExists|DeleteConflict|AlreadyExists|ResourceAlreadyExists|PriorityInUse|InvalidChangeSetStatus|TokenAlreadyExists|OperationInProgress|Resource\.AlreadyAssociated|InvalidLaunchTemplateName\.AlreadyExists)(Exception|Fault)?$/;
const NETWORK = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EPIPE",
  "ETIMEDOUT",
  "EPROTO",
]);
const TIMEOUT = new Set(["TimeoutError", "RequestTimeout", "AbortError"]);

/** What the SDK throws, as far as it can be relied on. */
interface Thrown {
  name?: unknown;
  message?: unknown;
  code?: unknown;
  Code?: unknown;
  cause?: unknown;
  $response?: { statusCode?: number; headers?: Record<string, string> };
  $metadata?: { httpStatusCode?: number };
  $retryable?: { throttling?: boolean };
  $fault?: unknown;
}

/** Translates whatever a call to AWS threw. The only place that reads the SDK's error names and strings. */
export function toAwsFailure(thrown: unknown, operation: string): AwsFailure {
  if (isAwsFailure(thrown)) return thrown;
  const error: Thrown = typeof thrown === "object" && thrown !== null ? thrown : { message: String(thrown) };
  const status = error.$response?.statusCode ?? error.$metadata?.httpStatusCode;
  const awsCode = awsCodeOf(error);
  const code = classify(error, awsCode, status);
  const retryable =
    code === "aws_throttled" || code === "aws_unreachable" || (code === "aws_failed" && isServerFault(status));
  const fields = {
    code,
    awsCode,
    operation,
    retryable,
    // Not only of throttling: API Gateway's ServiceUnavailableException says it, too.
    retryAfterMs: retryable ? retryAfterMs(error.$response?.headers) : undefined,
    status,
  };
  return new AwsFailure(messageOf(error, awsCode, code), fields, thrown);
}

/** The failure as a person sees it. */
export function toAppError(failure: AwsFailure): AppError {
  const reason = `${failure.operation}: ${failure.awsCode}: ${shorten(failure.message)}`;
  return { code: failure.code, ...WORDS[failure.code], reason };
}

function classify(error: Thrown, awsCode: string, status: number | undefined): ErrorCode {
  // Before its status: a body that cannot be read comes with 200 as well as with 500.
  if (isUnreadable(error)) return status === 501 || status === 404 ? "aws_unsupported" : "aws_failed";
  if (CREDENTIALS.has(awsCode) || /^Could not load credentials/.test(String(error.message))) return "aws_credentials";
  if (UNSUPPORTED.has(awsCode) || status === 501) return "aws_unsupported";
  if (THROTTLED.has(awsCode) || error.$retryable?.throttling === true || status === 429) return "aws_throttled";
  if (DENIED.has(awsCode)) return "aws_denied";
  if (NOT_FOUND.test(awsCode) || isMissingStack(error, awsCode)) return "not_found";
  if (CONFLICT.test(awsCode)) return "conflict";
  if (status === undefined) return isNetwork(error) ? "aws_unreachable" : "aws_failed";
  if (isServerFault(status)) return "aws_failed";
  if (status === 403) return "aws_denied";
  return status === 404 ? "not_found" : "aws_rejected";
}

/** CloudFormation has no code of its own for a stack that is not there. */
const isMissingStack = (error: Thrown, awsCode: string): boolean =>
  awsCode === "ValidationError" && /^Stack .*does not exist$/.test(String(error.message));

function awsCodeOf(error: Thrown): string {
  // Query services: `Code` is what AWS sent, `name` the SDK's class for it.
  const named = [error.Code, error.name, error.code].find(
    (name) => typeof name === "string" && name !== "" && name !== "Error" && name !== "UnknownError",
  );
  // Query services and JSON 1.1 may carry a namespace before and a link after the name.
  return typeof named === "string" ? (named.split(":")[0]?.split("#").pop() ?? named) : "Unknown";
}

/** The SDK's parser failed: not JSON, not XML, or cut off. */
function isUnreadable(error: Thrown): boolean {
  return (
    error.name === "SyntaxError" ||
    (/Deserialization error|not valid JSON|Unexpected (token|end)|invalid xml|Unclosed tag|XML/i.test(
      String(error.message),
    ) &&
      error.$fault === undefined)
  );
}

function isNetwork(error: Thrown): boolean {
  const inner = (error.cause ?? {}) as Thrown;
  return [error.code, error.name, inner.code, inner.name].some(
    (name) => typeof name === "string" && (NETWORK.has(name) || TIMEOUT.has(name)),
  );
}

function isServerFault(status: number | undefined): boolean {
  return status !== undefined && status >= 500;
}

/** Seconds or an HTTP date, capped at a minute. */
function retryAfterMs(headers: Record<string, string> | undefined): number | undefined {
  const value = headers?.["retry-after"];
  if (value === undefined) return undefined;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 60_000) : undefined;
}

function messageOf(error: Thrown, awsCode: string, code: ErrorCode): string {
  if (isUnreadable(error)) return "The answer could not be read.";
  const message = typeof error.message === "string" ? error.message : "";
  const known = message !== "" && message !== "UnknownError" ? message : awsCode;
  return code === "aws_unreachable" ? `AWS does not answer (${known}).` : known;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
