/** The answers a load balancer gives by itself, byte for byte as ALB words them. */
import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

const TITLES = {
  400: "400 Bad Request",
  502: "502 Bad Gateway",
  503: "503 Service Temporarily Unavailable",
  504: "504 Gateway Time-out",
} as const;

export type ErrorStatus = keyof typeof TITLES;

export function errorPage(status: ErrorStatus): string {
  const title = TITLES[status];
  const lines = ["<html>", `<head><title>${title}</title></head>`, "<body>", `<center><h1>${title}</h1></center>`];
  return `${[...lines, "</body>", "</html>"].join("\r\n")}\r\n`;
}

const reasonOf = (status: ErrorStatus): string => TITLES[status].slice(4);

/** Answers with the error page; a response that has begun can only be broken off. */
export function sendErrorPage(response: ServerResponse, status: ErrorStatus): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = errorPage(status);
  response.writeHead(status, reasonOf(status), {
    Server: "awselb/2.0",
    "Content-Type": "text/html",
    "Content-Length": Buffer.byteLength(body),
  });
  response.end(body);
}

/** The same for a connection that asked to be upgraded, where there is no response object. */
export function writeErrorPage(socket: Duplex, status: ErrorStatus): void {
  const body = errorPage(status);
  const head = [
    `HTTP/1.1 ${TITLES[status]}`,
    "Server: awselb/2.0",
    "Content-Type: text/html",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}
