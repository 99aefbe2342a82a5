import type { Timestamp } from "./freshness";
import type { Verdict } from "./health";
import type { Since } from "./history";

export const HOPS = [
  "stage",
  "deployment",
  "method",
  "integration",
  "variable",
  "loadBalancer",
  "listener",
  "targetGroup",
  "target",
  "service",
  "task",
] as const;
export type HopKind = (typeof HOPS)[number];

/** A field value that a verdict rests on. */
export interface Evidence {
  label: string;
  value: string;
  /** When it was read. */
  at?: Timestamp;
}

/** What puts a hop right: words, and the command or the page that does it where there is one. */
export interface Remedy {
  text: string;
  /** A runnable AWS CLI command that carries it out: it changes something, or waits until AWS has. */
  cli?: string;
  /** A runnable command that only looks closer; nothing is put right by it. */
  look?: string;
  /** A page of Stageway where it is done. */
  href?: string;
  /** A page of Stageway that only shows more of it. */
  lookHref?: string;
}

/** One hop of a request's way, judged. */
export interface Hop {
  kind: HopKind;
  verdict: Verdict;
  /** Short: `dev`, `GET /helloworld`, `helloworldElb`, `ecs-dev :80`. */
  label: string;
  /** The full identifier for copying, where it differs: an ARN, a DNS name, a URI. */
  id?: string;
  /** What is the case, in plain words. */
  words: string;
  /** A code of the catalogue of diagnoses when the verdict is not ok, e.g. `variable.unset`. */
  code?: string;
  evidence: Evidence[];
  remedy?: Remedy;
  /** Which of the environment's causes it is, from 1: what puts it right is told there. */
  cause?: number;
  /** A running operation is making what is not there yet. */
  underWay?: boolean;
  /** It follows from the trouble of this hop, which is the cause. */
  consequenceOf?: HopKind;
  /** Since when it is so, where AWS says: a rollout's start, a service event. */
  since?: Timestamp;
  /** What it leads to, for copying: a host name, an address. */
  leadsTo?: string;
}

/** A target of the path's target group, with what runs behind it. */
export interface TargetHop extends Hop {
  kind: "target";
  address: string;
  port?: number;
  availabilityZone?: string;
  /** AWS's state: `healthy`, `unhealthy`, `initial`, `draining`, `unused`, `unavailable`… */
  state: string;
  reasonCode?: string;
  /** The ECS task with this address, or behind this port of an instance; absent: none found or not known (then `taskUnknown`). */
  task?: TaskSummary;
  taskUnknown?: boolean;
  /** Since when its health checks say so, from Stageway's own history; of one in trouble, where known. */
  seenSince?: Since;
}

export interface TaskSummary {
  taskArn: string;
  clusterArn: string;
  serviceName?: string;
  lastStatus: string;
  taskDefinition: string;
  images: { image: string; digest?: string }[];
  startedAt?: Timestamp;
}

/** How a request to one method of the snapshot travels. */
export interface RequestPath {
  /** `GET`, `ANY`… */
  httpMethod: string;
  /** `/helloworld` */
  path: string;
  verdict: Verdict;
  /** stage … targetGroup, then service, in order; ends where the way ends (external host, mock). */
  hops: Hop[];
  targets: TargetHop[];
}

/** The first failing hop of a path, named as the cause. */
export interface Cause {
  hop: HopKind;
  code: string;
  verdict: Verdict;
  message: string;
  remedy: Remedy | null;
  /** The task that it is about, where one is known, and Stageway's page of it. */
  task?: { id: string; href: string };
  /** Of a cause that no hop of a path shows: of the stage as a whole. */
  evidence?: Evidence[];
  /** The methods it hits: `GET /helloworld`. */
  affects: string[];
  /** A running operation is making what is not there yet. */
  underWay?: boolean;
  since?: Timestamp;
}
