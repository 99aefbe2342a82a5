import type { Conditions } from "./control/conditions/conditions";
import type { Network } from "./dataplane/network";
import type { Store } from "./store";

/** What all services of one endpoint process share. */
export interface World {
  store: Store;
  network: Network;
  /** The endpoint's own address, e.g. `http://127.0.0.1:4566`. */
  endpoint: string;
  /** What AWS itself does to what is here: see `/_local/conditions`. */
  conditions: Conditions;
  /** Milliseconds since the epoch. Injected so that tests can move it. */
  now(): number;
  /** One JSON line to stderr for an operator. */
  log(event: string, fields?: Record<string, unknown>): void;
}

export const ACCOUNT = "000000000000";
