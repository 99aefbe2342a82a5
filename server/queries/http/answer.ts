import "server-only";
import { dueInMs, withAttention } from "@/server/inventory";
import { withRequestId } from "@/server/log";
import { etagOf, matches } from "./etag";
import { failureAnswer } from "./failure";
import { sharedRead } from "./shared-read";

/** A browser says with it that a person asked for a look at AWS now. */
const REFRESH = "x-stageway-refresh";

/**
 * What every read answers: JSON with an ETag, 304 when unchanged, and in how many milliseconds it is worth asking again
 * (`x-look-again`); failures as `{ error }`. Never compressed here: Next
 * 16.4.5 takes `content-encoding` off whatever a route handler answers (server/send-response.js), so that a compressed
 * body arrives as garbage.
 */
export async function answer(request: Request, read: () => Promise<object>): Promise<Response> {
  return withRequestId(request.headers.get("x-request-id"), async () => {
    try {
      // The page shows what was read before; it asks for what is new.
      const attention = request.headers.has(REFRESH) ? "refresh" : "watch";
      const look = async () => ({ data: await read(), again: dueInMs() });
      return respond(request, await sharedRead(`${attention} ${request.url}`, () => withAttention(attention, look)));
    } catch (thrown) {
      return failureAnswer(thrown, new URL(request.url).pathname);
    }
  });
}

/** Large lists cost more to write down than to read: once for all who share them. */
const written = new WeakMap<object, { etag: string; body: string }>();

function write(data: object): { etag: string; body: string } {
  const known = written.get(data);
  if (known) return known;
  const made = { etag: etagOf(data), body: JSON.stringify(data) };
  written.set(data, made);
  return made;
}

function respond(request: Request, { data, again }: { data: object; again: number | undefined }): Response {
  const { etag, body } = write(data);
  const headers = new Headers({ "cache-control": "no-cache", etag, ...age(data) });
  if (again !== undefined) headers.set("x-look-again", String(again));
  if (matches(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  headers.set("content-type", "application/json; charset=utf-8");
  return new Response(body, { headers });
}

/** A 304 has no body, so the age stands in a header as well. */
function age(data: object): Record<string, string> {
  const at = "fetchedAt" in data ? data.fetchedAt : "checkedAt" in data ? data.checkedAt : undefined;
  return typeof at === "string" ? { "x-fetched-at": at } : {};
}
