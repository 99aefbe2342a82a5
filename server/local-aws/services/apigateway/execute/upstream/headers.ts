/** Which headers travel between caller, gateway and endpoint. Flat name/value lists, as in node's `rawHeaders`. */
import { randomBytes } from "node:crypto";
import { endToEnd } from "../../../../dataplane/http/headers";
import { GatewayError } from "../failure";
import type { Invocation } from "../invocation";

const REPLACED = [
  "host",
  "expect",
  "via",
  "x-forwarded-for",
  "x-forwarded-proto",
  "x-forwarded-port",
  "x-amzn-trace-id",
  "x-amzn-apigateway-api-id",
];

/** They frame the body; a mapping must not contradict the body that is sent. */
const FRAMING = new Set(["content-length", "transfer-encoding", "connection"]);

/** A proxy integration's: all that the caller sent, with the mapped ones in their place. */
export function proxyHeaders(invocation: Invocation, authority: string, mapped: Record<string, string[]>): string[] {
  const replaced = new Set([...REPLACED, ...Object.keys(mapped).map((name) => name.toLowerCase())]);
  for (const name of FRAMING) replaced.delete(name);
  return [...endToEnd(invocation.request.rawHeaders, replaced), ...gatewayHeaders(invocation, authority, mapped)];
}

/** What the gateway adds to every call of an endpoint, after what is mapped. */
export function gatewayHeaders(invocation: Invocation, authority: string, mapped: Record<string, string[]>): string[] {
  const { request, api, world } = invocation;
  const own: Record<string, string[]> = {
    Host: [authority],
    "X-Forwarded-For": [[request.headers["x-forwarded-for"], sourceIp(invocation)].filter(Boolean).join(", ")],
    "X-Forwarded-Proto": ["http"],
    "X-Forwarded-Port": [new URL(world.endpoint).port || "80"],
    "X-Amzn-Trace-Id": [String(request.headers["x-amzn-trace-id"] ?? traceId(world.now()))],
    "x-amzn-apigateway-api-id": [api.id],
    Via: [viaOf(invocation)],
  };
  const all = { ...without(own, mapped), ...mapped };
  return Object.entries(all).flatMap(([name, values]) =>
    FRAMING.has(name.toLowerCase()) ? [] : values.flatMap((value) => [name, value]),
  );
}

function without(own: Record<string, string[]>, mapped: Record<string, string[]>): Record<string, string[]> {
  const names = new Set(Object.keys(mapped).map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(own).filter(([name]) => !names.has(name.toLowerCase())));
}

const sourceIp = ({ request }: Invocation) => (request.socket.remoteAddress ?? "127.0.0.1").replace(/^::ffff:/, "");

const traceId = (now: number) =>
  `Root=1-${Math.floor(now / 1000)
    .toString(16)
    .padStart(8, "0")}-${randomBytes(12).toString("hex")}`;

const VIA = "1.1 local-execute-api";
const MAX_PASSES = 5;

/** Every pass leaves a mark: a stage that calls itself ends after a few rounds, not when the machine is full. */
function viaOf({ request }: Invocation): string {
  const before = request.headers.via ?? "";
  if (before.split(VIA).length > MAX_PASSES) {
    throw new GatewayError("configuration", "integration", "the request came back to the gateway too often: a loop");
  }
  return before === "" ? VIA : `${before}, ${VIA}`;
}

/** What AWS answers under its own name hands the endpoint's value on as `x-amzn-Remapped-…` (developer guide). */
const REMAPPED = new Set(["connection", "content-length", "date", "server", "www-authenticate", "x-amzn-requestid"]);
const TAKEN = new Set(["date", "server", "www-authenticate", "x-amzn-requestid", "x-amz-apigw-id"]);

/** The endpoint's headers as the caller sees them. Its Content-Length stays too: the body is streamed as it is. */
export function answerHeaders(rawHeaders: readonly string[]): string[] {
  const headers = endToEnd(rawHeaders, TAKEN);
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? "";
    if (REMAPPED.has(name.toLowerCase())) headers.push(`x-amzn-Remapped-${name}`, rawHeaders[index + 1] ?? "");
  }
  return headers;
}

export function responseIds(requestId: string): string[] {
  return ["x-amzn-RequestId", requestId, "x-amz-apigw-id", `${randomBytes(11).toString("base64url")}=`];
}
