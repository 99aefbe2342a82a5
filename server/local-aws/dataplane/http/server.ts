/** An HTTP server on a loopback port of its own. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { writeErrorPage } from "./error-page";

export interface LoopbackServer {
  loopbackPort: number;
  close(): Promise<void>;
}

export interface ServerHandlers {
  request(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** Listens on 127.0.0.1 with a free port. Closing ends idle connections at once and open ones after `graceMs`. */
export async function openLoopbackServer(handlers: ServerHandlers, graceMs = 1_000): Promise<LoopbackServer> {
  // Bodies may take as long as they take (uploads); the idle timeout is what ends a silent exchange.
  const server = createServer(
    { requestTimeout: 0, headersTimeout: 30_000, keepAliveTimeout: 60_000 },
    handlers.request,
  );
  server.on("upgrade", handlers.upgrade);
  server.on("clientError", (_error, socket) => {
    if (socket.writable) writeErrorPage(socket, 400);
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    loopbackPort: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        const force = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(force);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
