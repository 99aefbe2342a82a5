import type { Timestamp } from "./freshness";
import type { OperationSummary } from "./operations";

/** Everything that a removal may meet, in the order in which it goes. The words stand on the screen and in records. */
export const THING_TYPES = [
  "stage",
  "deployment",
  "method",
  "resource",
  "API",
  "service",
  "task",
  "rule",
  "listener",
  "load balancer",
  "target group",
  "task definition",
  "capacity provider",
  "Auto Scaling group",
  "cluster",
  "launch template",
  "network interface",
  "security group",
  "subnet",
  "route table",
  "internet gateway",
  "VPC",
  "instance profile",
  "role",
  "log group",
] as const;
export type ThingType = (typeof THING_TYPES)[number];

/** One resource in a plan. `key`: `load balancer arn:…`. */
export interface PlannedThing {
  key: string;
  type: ThingType;
  id: string;
  name: string;
}

/** Why a resource stays although the environment has to do with it. */
export const STAY_REASONS = ["inUse", "otherEnvironment", "notOurs", "stack", "choice"] as const;
export type StayReason = (typeof STAY_REASONS)[number];

export interface StayingThing extends PlannedThing {
  why: StayReason;
  /** Who uses it, or whose it is: `stage EcsDemoAPI/prod`. */
  by: string[];
  /** Removed as well when the person picks it. */
  pickable: boolean;
}

/** What is removed: an environment (also one whose stage is gone), or what one operation made. */
export type TeardownScope = { apiId: string; stage: string } | { environment: string } | { operationId: string };

/** `GET /api/teardown`: all that goes, in order, and what stays. Nothing may be removed while `unsure` says something. */
export interface TeardownPlan {
  fetchedAt: Timestamp;
  /** `Remove EcsDemoAPI/dev` */
  title: string;
  /** `EcsDemoAPI/dev`, which is what a person types to confirm. */
  environment: string;
  goes: PlannedThing[];
  stays: StayingThing[];
  /** What could not be read, what cannot be told apart, and what serves with it by now; each a sentence. */
  unsure: string[];
  /** Another operation holds the environment. */
  heldBy?: OperationSummary;
}

/** What Stageway made for an environment that is gone. */
export interface OrphanGroup {
  environment: string;
  /** The operations that made it, by their tags. */
  operationIds: string[];
  goes: PlannedThing[];
  stays: StayingThing[];
}

/** `GET /api/orphans` */
export interface OrphanList {
  fetchedAt: Timestamp;
  groups: OrphanGroup[];
  unsure: string[];
}

/** What a finished removal found when it read everything anew; in the operation's `result.proof`. */
export interface TeardownProof {
  at: Timestamp;
  /** How many resources each family holds that were looked at, whosever they are. */
  looked: { type: ThingType; count: number }[];
  removed: number;
  left: PlannedThing[];
  /** Made by Stageway, and still there: others use it, or it was left by choice. */
  kept: PlannedThing[];
}
