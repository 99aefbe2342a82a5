/** A loopback port that takes connections and never answers: what a client meets whose packets are dropped. */

import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

export interface BlackHole {
  loopbackPort: number;
  close(): Promise<void>;
}

/** How long Linux goes on trying to connect (tcp_syn_retries 6): a client without a timeout of its own ends then. */
const GIVE_UP_MS = 127_000;

export async function openBlackHole(giveUpMs = GIVE_UP_MS): Promise<BlackHole> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const timer = setTimeout(() => socket.destroy(), giveUpMs);
    timer.unref();
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      clearTimeout(timer);
      sockets.delete(socket);
    });
    // Read and thrown away, so that the end of a client that gives up is seen.
    socket.resume();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  server.unref();
  return {
    loopbackPort: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
