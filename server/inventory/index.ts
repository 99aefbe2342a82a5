import "server-only";
import { settings } from "../settings";
import { Budget } from "./budget/budget";
import { createInventory, type Inventory } from "./create-inventory";

/** Not facts of a resource, but of the connection itself; queries get them here as well. */
export { connection } from "../aws/connection";
export { invokeUrl } from "../aws/invoke-url";
export type { LogPage } from "../aws/read/logs";
export { dueInMs, withAttention } from "./attention";
export type { FactKey, Mark } from "./cache/keys";
export type { Inventory, InventoryStatus } from "./create-inventory";
export type { ClusterTasks } from "./walk/cluster-tasks";
export type { LogLook } from "./walk/logs";
export type { ReadScope } from "./walk/read-facts";
export type { ServiceTasks } from "./walk/service-tasks";

const KEY = Symbol.for("stageway.inventory");
const shared = globalThis as { [KEY]?: Inventory };

/** The embedded endpoint shares its quotas with nobody; what is spent there is this machine's own time. */
const LOCAL = { share: 10, freshAtMostMs: 1_000 };

/** The process's one inventory. */
export function inventory(): Inventory {
  shared[KEY] ??=
    settings().connection === "local"
      ? createInventory({ budget: new Budget(LOCAL.share), freshAtMostMs: LOCAL.freshAtMostMs })
      : createInventory({ budget: new Budget(settings().awsBudget) });
  return shared[KEY];
}

/** For tests: the next `inventory()` begins with nothing. */
export function forgetInventory(): void {
  delete shared[KEY];
}
