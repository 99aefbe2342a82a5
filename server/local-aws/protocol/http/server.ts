/** The HTTP server of the endpoint: guards, health, intercepting services, then the control plane. */
import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from "node:http";
import type { World } from "../../world";
import type { WireResponse } from "../codecs/codec";
import type { Control } from "../control";
import { requestId } from "../ids";
import type { ServiceDefinition } from "../service";
import { readBody } from "./body";
import { answer } from "./control-plane";
import { isLocalHost } from "./host";
import { createRegistry, type Registry } from "./registry";

export const VERSION = "0.1.0";

/** Headers that trickle in (slow loris) are cut off; bodies get longer, since data-plane uploads come this way too. */
const LIMITS: ServerOptions = {
  headersTimeout: 15_000,
  requestTimeout: 300_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 65_000,
};

/** `world` is a function: the server must hold its port before the endpoint's address, and so its world, is known. */
export function createEndpointServer(
  services: readonly ServiceDefinition[],
  world: () => World | undefined,
  limits: ServerOptions = LIMITS,
  createControl?: (registry: Registry) => Control,
): Server {
  const registry = createRegistry(services);
  const control = createControl?.(registry);
  const server = createServer(limits);
  server.on("request", (request, response) => {
    const ready = world();
    handle(request, response, services, registry, control, ready).catch((error: unknown) => {
      ready?.log("request-failed", { error: error instanceof Error ? error.stack : String(error) });
      if (response.headersSent) response.destroy();
      else sendText(response, 500, "Internal failure");
    });
  });
  server.on("clientError", (_error, socket) => {
    if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    else socket.destroy();
  });
  return server;
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  services: readonly ServiceDefinition[],
  registry: Registry,
  control: Control | undefined,
  world: World | undefined,
): Promise<void> {
  // A peer that goes away mid-answer is its own business; without a listener it would end the process.
  request.on("error", () => response.destroy());
  response.on("error", () => request.destroy());
  if (!isLocalHost(request.headers.host)) {
    return sendText(response, 421, "This endpoint answers only to loopback names (127.0.0.1, localhost, *.localhost).");
  }
  if (!world) return sendText(response, 503, "The endpoint is starting.");
  if (request.url === "/_local/health") return sendHealth(request, response);
  if (control?.handle(request, response)) return;
  if (services.some((service) => service.intercept?.(request, response, world))) return;
  const target = splitTarget(request.url ?? "/");
  if (!target) return sendText(response, 400, "The request target is not a path.");
  const body = await readBody(request);
  if (body === "aborted") return;
  if (body === "too-large") return refuseTooLarge(request, response);
  const wire = await answer(
    {
      method: request.method ?? "GET",
      ...target,
      headers: request.headers,
      rawHeaders: request.rawHeaders,
      body,
      requestId: requestId(),
    },
    registry,
    world,
    control,
  );
  send(request, response, wire);
}

function send(request: IncomingMessage, response: ServerResponse, wire: WireResponse): void {
  const body = Buffer.from(wire.body);
  if (wire.ending === "drop" || (wire.ending === "cut" && body.length === 0)) {
    request.socket.destroy();
    return;
  }
  response.writeHead(wire.status, { ...wire.headers, "content-length": body.length });
  if (wire.ending === "cut") {
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
    return;
  }
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Path and query of `/path?query`, or of the absolute form that a client sends to a proxy. */
function splitTarget(url: string): { path: string; query: string } | undefined {
  const target = url.replace(/^https?:\/\/[^/?]*/i, "");
  const [path = "", query = ""] = splitOnce(target, "?");
  if (path === "") return { path: "/", query };
  return path.startsWith("/") ? { path, query } : undefined;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function sendHealth(request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== "GET" && request.method !== "HEAD") {
    sendText(response, 405, "GET only.");
    return;
  }
  const body = JSON.stringify({ ready: true, version: VERSION });
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
  response.end(request.method === "HEAD" ? undefined : body);
}

/** The connection ends with this answer, a moment later: a caller that is still sending would else not get to read it. */
function refuseTooLarge(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  response.on("finish", () => setTimeout(() => request.destroy(), 500).unref());
  sendText(response, 413, "The request body is larger than 16 MB.", { connection: "close" });
}

function sendText(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  const body = `${text}\n`;
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}
