/** The Authorization header of Signature Version 4. */

export interface Authorization {
  accessKeyId: string;
  /** `20150830` */
  date: string;
  region: string;
  service: string;
  signedHeaders: string[];
  signature: string;
}

export const ALGORITHM = "AWS4-HMAC-SHA256";

/** Undefined when it is not of the form `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`. */
export function parseAuthorization(header: string): Authorization | undefined {
  if (!header.startsWith(`${ALGORITHM} `)) return undefined;
  const fields = new Map<string, string>();
  for (const part of header.slice(ALGORITHM.length).split(",")) {
    const equals = part.indexOf("=");
    if (equals > 0) fields.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim());
  }
  const scope = fields.get("Credential")?.split("/") ?? [];
  const signedHeaders = fields.get("SignedHeaders");
  const signature = fields.get("Signature");
  // An access key id may not contain a slash, so the scope is always the last four parts.
  if (scope.length !== 5 || scope[4] !== "aws4_request" || !signedHeaders || !signature) return undefined;
  const [accessKeyId = "", date = "", region = "", service = ""] = scope;
  return { accessKeyId, date, region, service, signedHeaders: signedHeaders.split(";"), signature };
}
