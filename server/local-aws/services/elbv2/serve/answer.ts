/** The answers of the two actions that need no target. */
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import { redirectLocation } from "../../../dataplane/routing/redirect";
import type { CompiledAction } from "./compile";

export function answerFixed(
  request: IncomingMessage,
  response: ServerResponse,
  action: CompiledAction & { type: "fixed-response" },
): void {
  request.resume();
  response.writeHead(action.status, {
    Server: "awselb/2.0",
    "Content-Type": action.contentType,
    "Content-Length": Buffer.byteLength(action.body),
  });
  response.end(action.body);
}

export function answerRedirect(
  request: IncomingMessage,
  response: ServerResponse,
  action: CompiledAction & { type: "redirect" },
  listenerPort: number,
): void {
  request.resume();
  const host = request.headers.host ?? "";
  const location = redirectLocation(action.location, { host, url: request.url ?? "/", listenerPort });
  const title = `${action.status} ${STATUS_CODES[action.status]}`;
  const lines = ["<html>", `<head><title>${title}</title></head>`, "<body>", `<center><h1>${title}</h1></center>`];
  const body = `${[...lines, "</body>", "</html>"].join("\r\n")}\r\n`;
  const headers = { Server: "awselb/2.0", "Content-Type": "text/html", "Content-Length": Buffer.byteLength(body) };
  response.writeHead(action.status, { ...headers, Location: location });
  response.end(body);
}
