/** `stageway/echo`: answers every request with what it was asked, and by which task. */
import type { IncomingMessage } from "node:http";
import { imageOf, sendJson, serve } from "./serve";

export const echo = imageOf(
  "echo",
  () => (process) =>
    serve(process, (request, response) => sendJson(response, 200, { ...seen(request), taskId: process.taskId })),
);

function seen(request: IncomingMessage) {
  const [path = "/", query = ""] = (request.url ?? "/").split(/\?(.*)/s, 2);
  const headers: Record<string, string[]> = {};
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    const name = (request.rawHeaders[index] ?? "").toLowerCase();
    // Not a plain assignment: a header may be called __proto__.
    const values = Object.hasOwn(headers, name) ? (headers[name] ?? []) : [];
    Object.defineProperty(headers, name, {
      value: [...values, request.rawHeaders[index + 1] ?? ""],
      enumerable: true,
      configurable: true,
    });
  }
  return { method: request.method, path, query, headers };
}
