/** Refusals of unsigned and wrongly signed requests, in the words and codes of each protocol. */
import { AwsError } from "../aws-error";
import type { ProtocolName } from "../model/load-model";

export type Refusal = "missing" | "incomplete" | "unknownKey" | "mismatch" | "expired" | "expiredToken";

const MESSAGES: Record<Refusal, string> = {
  missing: "Missing Authentication Token",
  incomplete:
    "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. " +
    "Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a " +
    "'X-Amz-Date' or a 'Date' header.",
  unknownKey: "The security token included in the request is invalid.",
  mismatch:
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key " +
    "and signing method. Consult the service documentation for details.",
  expired: "Signature expired",
  expiredToken: "The security token included in the request is expired",
};

const JSON_CODES: Record<Refusal, string> = {
  missing: "MissingAuthenticationTokenException",
  incomplete: "IncompleteSignatureException",
  unknownKey: "UnrecognizedClientException",
  mismatch: "InvalidSignatureException",
  expired: "InvalidSignatureException",
  expiredToken: "ExpiredTokenException",
};

const QUERY_CODES: Record<Refusal, string> = {
  missing: "MissingAuthenticationToken",
  incomplete: "IncompleteSignature",
  unknownKey: "InvalidClientTokenId",
  mismatch: "SignatureDoesNotMatch",
  expired: "SignatureDoesNotMatch",
  expiredToken: "ExpiredToken",
};

const EC2_CODES: Record<Refusal, string> = { ...QUERY_CODES, unknownKey: "AuthFailure", expired: "RequestExpired" };

/** "List of error codes" of S3's API reference: code, status, words. */
const S3: Record<Refusal, readonly [code: string, status: number, message: string]> = {
  missing: ["AccessDenied", 403, "Access Denied"],
  incomplete: ["AuthorizationHeaderMalformed", 400, "The authorization header that you provided is not valid."],
  unknownKey: ["InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records."],
  mismatch: [
    "SignatureDoesNotMatch",
    403,
    "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
  ],
  expired: ["RequestTimeTooSkewed", 403, "The difference between the request time and the current time is too large."],
  expiredToken: ["ExpiredToken", 400, "The provided token has expired."],
};

/** EC2 has its own words for some. */
const EC2_MESSAGES: Partial<Record<Refusal, string>> = {
  unknownKey: "AWS was not able to validate the provided access credentials",
  expired: "Request has expired.",
};

export function refuse(protocol: ProtocolName, refusal: Refusal, detail?: string): AwsError {
  switch (protocol) {
    case "awsJson1_1":
      return new AwsError(JSON_CODES[refusal], detail ?? MESSAGES[refusal], 400);
    case "restJson1":
      return new AwsError(JSON_CODES[refusal], detail ?? MESSAGES[refusal], 403);
    case "awsQuery":
      return new AwsError(QUERY_CODES[refusal], detail ?? MESSAGES[refusal], refusal === "incomplete" ? 400 : 403);
    case "restXml":
      return new AwsError(S3[refusal][0], S3[refusal][2], S3[refusal][1]);
    case "ec2Query": {
      const status = refusal === "unknownKey" ? 401 : refusal === "mismatch" || refusal === "missing" ? 403 : 400;
      return new AwsError(EC2_CODES[refusal], EC2_MESSAGES[refusal] ?? detail ?? MESSAGES[refusal], status);
    }
  }
}
