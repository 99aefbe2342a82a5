import "server-only";
import diagnostics from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "./log";
import { metrics } from "./metrics";
import { readableUrl } from "./readable-url";
import { type RouteOf, readRoutes } from "./routes";

const METHODS = new Set(["GET", "HEAD", "POST", "OPTIONS"]);
/** What machines ask every few seconds says nothing when it works. */
const PROBES = new Set(["/api/health", "/api/metrics"]);
const STARTED = "http.server.request.start";

interface Started {
  request: IncomingMessage;
  response: ServerResponse;
}

const KEY = Symbol.for("stageway.requests");
const shared = globalThis as { [KEY]?: true };

/**
 * Measures and logs every request to this process: pages, actions and route handlers alike, without a wrapper around each.
 * Node tells of them on a diagnostics channel, before Next does: an address that Next could not read is made readable.
 */
export function watchRequests(routeOf: RouteOf = readRoutes()): void {
  if (shared[KEY]) return;
  shared[KEY] = true;
  diagnostics.subscribe(STARTED, (message) => follow(message as Started, routeOf));
}

function follow({ request, response }: Started, routeOf: RouteOf): void {
  request.url = readableUrl(request.url ?? "/");
  const startedAt = performance.now();
  // Next rewrites the request's URL on its way.
  const route = routeOf(request.url.split("?", 1)[0] ?? "/");
  response.once("close", () => {
    const seconds = (performance.now() - startedAt) / 1000;
    // The browser left before the answer was whole.
    const status = response.writableFinished ? String(response.statusCode) : "aborted";
    const method = METHODS.has(request.method ?? "") ? (request.method as string) : "OTHER";
    metrics().requests.observe({ method, route, status }, seconds);
    const requestId = response.getHeader("x-request-id");
    log[levelOf(method, route, status)](
      { requestId, method, route, status, durationMs: Math.round(seconds * 1000) },
      "request",
    );
  });
}

/** Reading is what pages do all day: it is logged only when asked for, or when it goes wrong. */
function levelOf(method: string, route: string, status: string): "debug" | "info" | "warn" {
  if (PROBES.has(route)) return "debug";
  if (status >= "500" && status !== "aborted") return "warn";
  return method === "GET" || method === "HEAD" ? "debug" : "info";
}
