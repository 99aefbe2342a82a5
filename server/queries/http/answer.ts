import "server-only";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { etagOf, matches } from "./etag";
import { failureAnswer } from "./failure";

const compress = promisify(gzip);
const LARGE = 4096;

/** What every read answers: JSON with an ETag, 304 when unchanged, compressed when large; failures as `{ error }`. */
export async function answer(request: Request, read: () => Promise<object>): Promise<Response> {
  try {
    const data = await read();
    return await respond(request, data);
  } catch (thrown) {
    return failureAnswer(thrown, new URL(request.url).pathname);
  }
}

async function respond(request: Request, data: object): Promise<Response> {
  const etag = etagOf(data);
  const headers = new Headers({ "cache-control": "no-cache", etag, vary: "accept-encoding", ...age(data) });
  if (matches(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  headers.set("content-type", "application/json; charset=utf-8");
  const body = JSON.stringify(data);
  // Next compresses pages, but not what route handlers answer.
  if (body.length < LARGE || !acceptsGzip(request)) return new Response(body, { headers });
  headers.set("content-encoding", "gzip");
  return new Response(new Uint8Array(await compress(body)), { headers });
}

/** A 304 has no body, so the age stands in a header as well. */
function age(data: object): Record<string, string> {
  const at = "fetchedAt" in data ? data.fetchedAt : "checkedAt" in data ? data.checkedAt : undefined;
  return typeof at === "string" ? { "x-fetched-at": at } : {};
}

const acceptsGzip = (request: Request): boolean =>
  (request.headers.get("accept-encoding") ?? "")
    .split(",")
    .some((coding) => /^\s*(gzip|\*)\s*(;|$)/.test(coding) && !/;\s*q=0(\.0*)?\s*$/.test(coding));
