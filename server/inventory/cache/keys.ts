import type { FactFamily } from "@/lib/contracts/freshness";

/**
 * What is cached: AWS's families, whether hosts outside resolve, and what single pages ask for. `ownership`: tags and what
 * else a removal decides upon.
 */
export type CachedFamily =
  | FactFamily
  | "hosts"
  | "stoppedTasks"
  | "unkeptTasks"
  | "containerInstances"
  | "logs"
  | "logTails"
  | "definitionStates"
  | "ownership"
  | "stacks"
  | "stackTemplates";

/** `stages:{apiId}`, `listeners:{loadBalancerArn}`, `targetHealth:{targetGroupArn}`, `services:{clusterArn}`…; a bare family means all of it. */
export type FactKey = CachedFamily | `${CachedFamily}:${string}`;

export const familyOf = (key: FactKey): CachedFamily => key.split(":", 1)[0] as CachedFamily;

/** Whether a mark on `marked` concerns `key`. */
export const covers = (marked: FactKey, key: FactKey): boolean => marked === key || key.startsWith(`${marked}:`);
