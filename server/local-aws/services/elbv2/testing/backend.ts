/** A real HTTP server that stands for a task at a private address. */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { World } from "../../../world";

export interface Backend {
  id: string;
  port: number;
  server: Server;
  /** Replaces what it answers. */
  answer(listener: RequestListener): void;
  requests: number;
  close(): Promise<void>;
}

/** Reachable as `id:port` in the endpoint's network; answers 200 with its id until told otherwise. */
export async function startBackend(world: World, id: string, port = 80): Promise<Backend> {
  let listener: RequestListener = (_request: IncomingMessage, response: ServerResponse) => response.end(id);
  const server = createServer((request, response) => {
    backend.requests++;
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const unexpose = world.network.expose(id, port, (server.address() as AddressInfo).port);
  const backend: Backend = {
    id,
    port,
    server,
    requests: 0,
    answer: (next) => {
      listener = next;
    },
    close: () =>
      new Promise((resolve) => {
        unexpose();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return backend;
}
