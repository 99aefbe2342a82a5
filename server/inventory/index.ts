import "server-only";
import type { FactFamily } from "@/lib/contracts/freshness";
import type { Facts } from "@/lib/domain/facts";

/** `stages:{apiId}`, `listeners:{loadBalancerArn}`, `targetHealth:{targetGroupArn}`, `services:{clusterArn}`…; a bare family means all of it. */
export type FactKey = FactFamily | `${FactFamily}:${string}`;

export interface ReadScope {
  /** Only this API's environments; absent: all. */
  apiId?: string;
}

export interface Inventory {
  /**
   * The facts for the environments in scope. Served from memory while young; the first read waits for AWS.
   * `fresh`: everything that can change is read anew after this call began (for operations that decide upon it).
   * Never throws for AWS: a family that fails carries its error.
   */
  read(scope?: ReadScope, options?: { fresh?: boolean }): Promise<Facts>;
  /** Marks what a write has just changed: the next read asks AWS again. */
  touch(...keys: FactKey[]): void;
}

/** The process's one inventory. */
export function inventory(): Inventory {
  throw new Error("not written yet");
}
