import type { AppError } from "./errors";

/** When something was read from AWS: ISO 8601, UTC. */
export type Timestamp = string;

/** The families of facts that the inventory reads, each with its own age. */
export const FACT_FAMILIES = [
  "apis",
  "stages",
  "deployments",
  "snapshots",
  "resources",
  "loadBalancers",
  "listeners",
  "targetGroups",
  "targetHealth",
  "clusters",
  "services",
  "tasks",
  "taskDefinitions",
  "securityGroups",
] as const;
export type FactFamily = (typeof FACT_FAMILIES)[number];

/** A family that could not be read, and since when: what it would have told is unknown, or as it was last known. */
export interface UnknownFamily {
  family: FactFamily;
  code: AppError["code"];
  message: string;
  since: Timestamp;
  /** When what is still shown of it was read; absent: what it would have told is unknown. */
  lastKnownAt?: Timestamp;
}

/** Every answer says how old it is and what it does not know. */
export interface Freshness {
  /** The oldest fact in the answer. */
  fetchedAt: Timestamp;
  /** Empty when all was read. */
  unknown: UnknownFamily[];
}
