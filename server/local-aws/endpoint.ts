/** A whole endpoint in this process: store, services, HTTP server. Used by `main.ts` and by tests. */

import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Conditions } from "./control/conditions/conditions";
import { createControl } from "./control/create-control";
import type { Registry } from "./protocol/http/registry";
import { createEndpointServer } from "./protocol/http/server";
import type { ServiceDefinition } from "./protocol/service";
import { services as allServices } from "./services";
import { type Running, startWorld } from "./start-world";
import { eraseStore } from "./store/erase";
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
  /** Whether `POST /_local/reset` may remove everything. */
  allowReset?: boolean;
}

export interface Endpoint {
  /** `http://127.0.0.1:4566` */
  url: string;
  /** As of the start: a reset makes another. */
  world: World;
  close(): Promise<void>;
}

/** @throws LockedError, or a listen error (`EADDRINUSE`, …) with nothing left behind */
export async function startEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const services = options.services ?? allServices;
  const log = options.log ?? logToStderr;
  const now = options.now ?? Date.now;
  // They outlive the world: a reset makes another.
  const conditions = new Conditions();
  let running: Running | undefined;
  let resetting: Promise<void> | undefined;
  const begin = async () => {
    running = await startWorld({ ...options, services, log, now, url, conditions });
  };
  const reset = () => {
    resetting = (async () => {
      const before = running;
      // Whoever asks meanwhile is told that the endpoint is starting.
      running = undefined;
      await before?.stop();
      eraseStore(options.dataDir);
      await begin();
      log("reset");
    })();
    return resetting;
  };
  const control = (registry: Registry) =>
    createControl(registry, { now, log, conditions, reset: options.allowReset ? reset : undefined });
  const server = createEndpointServer(services, () => running?.world, undefined, control);
  // The port is taken first, so that a second endpoint fails before it does any work; until ready it answers 503.
  const url = `http://127.0.0.1:${await listen(server, options.port)}`;
  const close = async () => {
    // The server before all else, since requests need what the world holds.
    await closeServer(server);
    await resetting?.catch(() => {});
    await running?.stop();
  };
  try {
    await begin();
    if (!running) throw new Error("The endpoint did not start.");
    return { url, world: running.world, close };
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
