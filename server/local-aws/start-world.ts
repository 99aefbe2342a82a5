/** What runs behind the endpoint's port: the store, and the services with their background work. */
import type { Conditions } from "./control/conditions/conditions";
import { createNetwork } from "./dataplane/create-network";
import type { ServiceDefinition } from "./protocol/service";
import { openStore } from "./store/open-store";
import type { World } from "./world";

export interface WorldOptions {
  /** The endpoint's own address. */
  url: string;
  dataDir: string;
  services: readonly ServiceDefinition[];
  now: () => number;
  log: World["log"];
  conditions: Conditions;
  compactAt?: number;
}

export interface Running {
  world: World;
  /** Ends tasks, listeners and whatever else runs, and closes the store. What is stored stays. */
  stop(): Promise<void>;
}

/** @throws LockedError; with nothing left behind, as for any other error */
export async function startWorld({
  url,
  dataDir,
  services,
  now,
  log,
  conditions,
  compactAt,
}: WorldOptions): Promise<Running> {
  const store = await openStore({
    directory: dataDir,
    onError: (error) => log("store-write-failed", { error: String(error) }),
    ...(compactAt === undefined ? {} : { compactAt }),
  });
  // Undone last to first.
  const undo = [() => store.close()];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  const world: World = { store, network: createNetwork(), endpoint: url, conditions, now, log };
  try {
    for (const service of services) {
      const stopService = await service.start?.(world);
      if (stopService) undo.push(stopService);
    }
    return { world, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
