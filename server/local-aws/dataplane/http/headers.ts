/** Which headers of a message travel on, as flat name/value lists (node's `rawHeaders`), so that order and duplicates survive. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";

// RFC 9110 §7.6.1, and what older clients still send: they speak of one connection, not of the message.
const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** `rawHeaders` without the hop-by-hop ones, those that `Connection` names, and those in `drop` (lower case). */
export function endToEnd(rawHeaders: readonly string[], drop?: ReadonlySet<string>): string[] {
  const named = namedByConnection(rawHeaders);
  const kept: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? "";
    const lower = name.toLowerCase();
    if (HOP_BY_HOP.has(lower) || named?.has(lower) || drop?.has(lower)) continue;
    kept.push(name, rawHeaders[index + 1] ?? "");
  }
  return kept;
}

function namedByConnection(rawHeaders: readonly string[]): Set<string> | undefined {
  let named: Set<string> | undefined;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() !== "connection") continue;
    const value = rawHeaders[index + 1] ?? "";
    if (value === "keep-alive" || value === "close") continue;
    named ??= new Set();
    for (const token of value.split(",")) named.add(token.trim().toLowerCase());
  }
  return named;
}

const REWRITTEN = new Set(["x-forwarded-for", "x-forwarded-proto", "x-forwarded-port", "x-amzn-trace-id"]);

/**
 * The headers a load balancer sends to a target: the client's, with X-Forwarded-For appended to, -Proto and -Port set,
 * and the trace id made or continued (ALB guide, "HTTP headers and Application Load Balancers").
 * `host` stands in where an HTTP/1.0 client named none: the target is asked in HTTP/1.1, which needs one.
 */
export function forwardedHeaders(request: IncomingMessage, listenerPort: number, host: string, now: number): string[] {
  const headers = endToEnd(request.rawHeaders, REWRITTEN);
  if (request.headers.host === undefined) headers.push("Host", host);
  const client = (request.socket.remoteAddress ?? "127.0.0.1").replace(/^::ffff:/, "");
  const before = joined(request.headers["x-forwarded-for"]);
  headers.push("X-Forwarded-For", before ? `${before}, ${client}` : client);
  headers.push("X-Forwarded-Proto", "http", "X-Forwarded-Port", String(listenerPort));
  headers.push("X-Amzn-Trace-Id", traceId(joined(request.headers["x-amzn-trace-id"]), now));
  return headers;
}

/** Chunked when the client sent chunks; nothing for a message without body. A Content-Length travels as it is. */
export function hasChunkedBody(request: IncomingMessage): boolean {
  return request.headers["transfer-encoding"] !== undefined;
}

export function hasBody(request: IncomingMessage): boolean {
  return hasChunkedBody(request) || Number(request.headers["content-length"] ?? 0) > 0;
}

const joined = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(", ") : value;

function traceId(received: string | undefined, now: number): string {
  const own = `1-${Math.floor(now / 1000)
    .toString(16)
    .padStart(8, "0")}-${randomBytes(12).toString("hex")}`;
  if (!received) return `Root=${own}`;
  return received.includes("Root=") ? `Self=${own};${received}` : `Root=${own};${received}`;
}
