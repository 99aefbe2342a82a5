import type { FactFamily } from "@/lib/contracts/freshness";

/** `stages:{apiId}`, `listeners:{loadBalancerArn}`, `targetHealth:{targetGroupArn}`, `services:{clusterArn}`…; a bare family means all of it. */
export type FactKey = FactFamily | `${FactFamily}:${string}`;

export const familyOf = (key: FactKey): FactFamily => key.split(":", 1)[0] as FactFamily;

/** Whether a mark on `marked` concerns `key`. */
export const covers = (marked: FactKey, key: FactKey): boolean => marked === key || key.startsWith(`${marked}:`);
