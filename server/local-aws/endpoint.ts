/** A whole endpoint in this process: store, services, HTTP server. Used by `main.ts` and by tests. */

import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createNetwork } from "./dataplane/create-network";
import { createEndpointServer } from "./protocol/http/server";
import type { ServiceDefinition } from "./protocol/service";
import { services as allServices } from "./services";
import { openStore } from "./store/open-store";
import type { World } from "./world";

export interface EndpointOptions {
  /** 0 takes a free one. */
  port: number;
  /** The directory of this endpoint's state. One process at a time. */
  dataDir: string;
  services?: readonly ServiceDefinition[];
  now?: () => number;
  log?: World["log"];
  /** See `StoreOptions.compactAt`. */
  compactAt?: number;
}

export interface Endpoint {
  /** `http://127.0.0.1:4566` */
  url: string;
  world: World;
  close(): Promise<void>;
}

/** @throws LockedError, or a listen error (`EADDRINUSE`, …) with nothing left behind */
export async function startEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const services = options.services ?? allServices;
  const log = options.log ?? logToStderr;
  let ready: World | undefined;
  const server = createEndpointServer(services, () => ready);
  // The port is taken first, so that a second endpoint fails before it does any work; until ready it answers 503.
  const port = await listen(server, options.port);
  // Undone last to first; the server before all of them, since requests need what the others hold.
  const undo: (() => Promise<void>)[] = [];
  const close = async () => {
    await closeServer(server);
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const store = await openStore({
      directory: options.dataDir,
      onError: (error) => log("store-write-failed", { error: String(error) }),
      ...(options.compactAt === undefined ? {} : { compactAt: options.compactAt }),
    });
    undo.push(() => store.close());
    const endpoint = `http://127.0.0.1:${port}`;
    const world: World = { store, network: createNetwork(), endpoint, now: options.now ?? Date.now, log };
    for (const service of services) {
      const stop = await service.start?.(world);
      if (stop) undo.push(stop);
    }
    ready = world;
    return { url: endpoint, world, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

const GRACE_MS = 1_000;

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // Answers under way are finished; a stream without an end would hold the process for ever, so it is cut off.
    const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function logToStderr(event: string, fields: Record<string, unknown> = {}): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), event, ...fields })}\n`);
}
