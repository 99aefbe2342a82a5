/**
 * The signature of a request, computed as "Create a signed AWS API request" in the IAM user guide says. Used to verify:
 * the endpoint signs what it received with the secret it knows and compares.
 */
import { createHash, createHmac } from "node:crypto";
import { ALGORITHM } from "./authorization";

export interface SignedRequest {
  method: string;
  /** As sent, percent-encoding untouched. */
  path: string;
  query: string;
  /** Name and value pairs in the order received, repeated names apart (`IncomingMessage.rawHeaders`). */
  rawHeaders: readonly string[];
  body: Uint8Array;
}

export interface Scope {
  date: string;
  region: string;
  service: string;
}

export function signature(request: SignedRequest, signedHeaders: string[], time: string, scope: Scope, secret: string) {
  const scopeText = `${scope.date}/${scope.region}/${scope.service}/aws4_request`;
  const toSign = [ALGORITHM, time, scopeText, sha256(canonicalRequest(request, signedHeaders, scope.service))].join(
    "\n",
  );
  const key = [scope.date, scope.region, scope.service, "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return createHmac("sha256", key).update(toSign, "utf8").digest("hex");
}

/** S3 takes paths as they are sent, and the hash of the body as its header has it: a body may be left out of the signature. */
export function canonicalRequest(request: SignedRequest, signedHeaders: string[], service = ""): string {
  const isS3 = service === "s3";
  return [
    request.method,
    isS3 ? request.path : canonicalPath(request.path),
    canonicalQuery(request.query),
    canonicalHeaders(request.rawHeaders, signedHeaders),
    signedHeaders.join(";"),
    (isS3 && declaredHash(request.rawHeaders)) || sha256(request.body),
  ].join("\n");
}

export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac("sha256", key).update(data, "utf8").digest();
}

/** Normalized (`.`, `..`, `//`), and encoded once more than on the wire: so for every service but S3. */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(encode(segment));
  }
  const trailing = segments.length > 0 && path.endsWith("/") ? "/" : "";
  return `/${segments.join("/")}${trailing}`;
}

/** `x-amz-content-sha256`. */
function declaredHash(rawHeaders: readonly string[]): string | undefined {
  const at = rawHeaders.findIndex((text, index) => index % 2 === 0 && text.toLowerCase() === "x-amz-content-sha256");
  return at < 0 ? undefined : rawHeaders[at + 1];
}

function canonicalQuery(query: string): string {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      const [name, value] = equals < 0 ? [pair, ""] : [pair.slice(0, equals), pair.slice(equals + 1)];
      return [encode(decode(name)), encode(decode(value))] as const;
    })
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function canonicalHeaders(rawHeaders: readonly string[], signedHeaders: string[]): string {
  const values = new Map<string, string[]>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? "").toLowerCase();
    const value = (rawHeaders[index + 1] ?? "").trim().replace(/ +/g, " ");
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return signedHeaders.map((name) => `${name}:${(values.get(name) ?? []).join(",")}\n`).join("");
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Text that is not valid percent-encoding is taken as it stands. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
