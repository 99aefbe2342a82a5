/** Says whether a request was signed with the one key this endpoint knows, or with one that AssumeRole gave out. */
import { timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Authorization } from "./authorization";
import type { Refusal } from "./failures";
import type { SessionRecord } from "./sessions";
import { type SignedRequest, sha256, signature } from "./sign";

/** Settled by the project's settings: any region, account 000000000000, key `test`, secret `test`. */
const SECRETS = new Map([["test", "test"]]);

/** AWS refuses a request whose time differs from its own by more than five minutes. */
const MAX_SKEW_MS = 5 * 60_000;

export interface Refused {
  refusal: Refusal;
  detail?: string;
}

/** Temporary credentials by their access key id. */
export type FindSession = (accessKeyId: string) => Pick<SessionRecord, "secret" | "token" | "expiresAt"> | undefined;

/** Undefined when all is well. */
export function verify(
  request: SignedRequest & { headers: IncomingHttpHeaders },
  authorization: Authorization,
  now: number,
  findSession: FindSession = () => undefined,
): Refused | undefined {
  const session = findSession(authorization.accessKeyId);
  const secret = SECRETS.get(authorization.accessKeyId) ?? session?.secret;
  if (secret === undefined) return { refusal: "unknownKey" };
  if (session && request.headers["x-amz-security-token"] !== session.token) return { refusal: "unknownKey" };
  if (session && session.expiresAt.getTime() <= now) return { refusal: "expiredToken" };
  const time = signingTime(request.headers);
  const at = time === undefined ? undefined : parseTime(time);
  if (time === undefined || at === undefined) return { refusal: "incomplete" };
  if (!authorization.signedHeaders.includes("host")) {
    return { refusal: "mismatch", detail: "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization." };
  }
  if (time.slice(0, 8) !== authorization.date) {
    return {
      refusal: "mismatch",
      detail: `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${authorization.date}' != '${time.slice(0, 8)}', from '${time}'.`,
    };
  }
  const skew = skewDetail(time, at, now);
  if (skew) return { refusal: "expired", detail: skew };
  return signatureMatches(request, authorization, time, secret) ? undefined : { refusal: "mismatch" };
}

/** What stands for a hash where the body is not signed; in pieces with a trailer S3's codec refuses it by name. */
const UNSIGNED = /^(UNSIGNED-PAYLOAD|STREAMING-UNSIGNED-PAYLOAD-TRAILER)$/;

function signatureMatches(
  request: SignedRequest & { headers: IncomingHttpHeaders },
  authorization: Authorization,
  time: string,
  secret: string,
): boolean {
  const declared = request.headers["x-amz-content-sha256"];
  const isLeftOut = authorization.service === "s3" && UNSIGNED.test(String(declared));
  if (declared !== undefined && !isLeftOut && declared !== sha256(request.body)) return false;
  const expected = Buffer.from(signature(request, authorization.signedHeaders, time, authorization, secret));
  const given = Buffer.from(authorization.signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** `X-Amz-Date`, or the HTTP date in the same form. */
function signingTime(headers: IncomingHttpHeaders): string | undefined {
  const amzDate = headers["x-amz-date"];
  if (typeof amzDate === "string") return amzDate;
  const date = headers.date === undefined ? Number.NaN : Date.parse(headers.date);
  return Number.isNaN(date) ? undefined : formatTime(date);
}

function skewDetail(time: string, at: number, now: number): string | undefined {
  if (at < now - MAX_SKEW_MS) {
    const limit = formatTime(now - MAX_SKEW_MS);
    return `Signature expired: ${time} is now earlier than ${limit} (${formatTime(now)} - 5 min.)`;
  }
  if (at > now + MAX_SKEW_MS) {
    const limit = formatTime(now + MAX_SKEW_MS);
    return `Signature not yet current: ${time} is still later than ${limit} (${formatTime(now)} + 5 min.)`;
  }
  return undefined;
}

function formatTime(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, "");
}

function parseTime(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
}
