import type { FactFamily } from "@/lib/contracts/freshness";

/**
 * What is cached: AWS's families, whether hosts outside resolve, and what single pages ask for. `ownership`: tags and what
 * else a removal decides upon.
 */
export type CachedFamily =
  | FactFamily
  | "apiParts"
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

/** Lists of the whole account: the family is one fact. */
type ListFamily = "apis" | "loadBalancers" | "targetGroups" | "clusters";

/** Of these a write may change anything, and hardly anybody looks at them. */
type WholeFamily = "ownership" | "stacks";

/** `apis`, `stages:{apiId}`, `listeners:{loadBalancerArn}`, `targetHealth:{targetGroupArn}`, `services:{clusterArn}`… */
export type FactKey = ListFamily | `${Exclude<CachedFamily, ListFamily>}:${string}`;

/**
 * What a write has made old: a fact, and what is kept under it. Not a family with a fact for each thing: that would read
 * the whole account anew.
 */
export type Mark = FactKey | WholeFamily;

export const familyOf = (key: FactKey): CachedFamily => key.split(":", 1)[0] as CachedFamily;

/** Whether a mark concerns `key`. */
export const covers = (mark: Mark, key: FactKey): boolean => mark === key || key.startsWith(`${mark}:`);
