/** The network namespace that the containers of a task share: a port belongs to the first that listens on it. */
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export class PodNetwork {
  readonly #servers = new Map<number, Server>();
  readonly #opened: (containerPort: number, loopbackPort: number) => () => void;

  constructor(opened: (containerPort: number, loopbackPort: number) => () => void) {
    this.#opened = opened;
  }

  /** Rejects with EADDRINUSE if another container has the port. */
  async listen(port: number, handler: RequestListener): Promise<{ close(): Promise<void>; kill(): void }> {
    if (this.#servers.has(port)) throw Object.assign(new Error(`port ${port} is in use`), { code: "EADDRINUSE" });
    // Longer than any proxy in front keeps an idle connection, so that it is never the server that cuts a request off.
    const server = createServer({ keepAliveTimeout: 75_000 }, handler);
    this.#servers.set(port, server);
    try {
      await listening(server);
    } catch (error) {
      this.#servers.delete(port);
      throw error;
    }
    const closed = this.#opened(port, (server.address() as AddressInfo).port);
    const release = () => {
      // Once only: by the second time the port may belong to another container.
      if (this.#servers.get(port) !== server) return;
      this.#servers.delete(port);
      closed();
    };
    return {
      close: () =>
        new Promise((resolve) => {
          release();
          server.close(() => resolve());
          server.closeIdleConnections();
        }),
      kill: () => {
        release();
        server.close();
        server.closeAllConnections();
      },
    };
  }

  /** The loopback port behind a port of this namespace. */
  portOf(port: number): number | undefined {
    const address = this.#servers.get(port)?.address();
    return typeof address === "object" ? address?.port : undefined;
  }

  closeAll(): void {
    for (const server of this.#servers.values()) {
      server.close();
      server.closeAllConnections();
    }
    this.#servers.clear();
  }
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve());
  });
}
