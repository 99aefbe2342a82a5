import type { TargetCount } from "./environments";
import type { Freshness, Timestamp } from "./freshness";
import type { Health, Verdict } from "./health";
import type { Since } from "./history";
import type { Remedy } from "./request-path";

/** An environment whose requests go to a load balancer or a target group, or whose variables name it. */
export interface BoundEnvironment {
  apiId: string;
  apiName: string;
  stage: string;
  health: Health;
}

export interface LoadBalancerSummary {
  /** Unique in account and region, so it stands in addresses. */
  name: string;
  arn: string;
  dnsName: string;
  /** AWS's state: `active`, `provisioning`, `active_impaired`, `failed`. */
  state: string;
  /** `application`, `network`, `gateway`. */
  type: string;
  /** `internet-facing`, `internal`. */
  scheme?: string;
  /** Of the load balancer with all its listeners and target groups. */
  health: Health;
  /** What is worst, in plain words; absent when healthy. */
  reason?: string;
  /** Null: not known. */
  listeners: { port: number; protocol: string }[] | null;
  /** Names; null: not known. */
  targetGroups: string[] | null;
  /** Null: not known. */
  targets: TargetCount | null;
  environments: BoundEnvironment[];
}

/** Whether all APIs, stages and snapshots were read: without them nobody can say that no environment is bound. */
interface Bound {
  environmentsKnown: boolean;
}

/** A target group that no load balancer uses: no request reaches its targets, and their health is not checked. */
export interface FreeTargetGroup {
  name: string;
  arn: string;
  protocol?: string;
  port?: number;
  targetType?: string;
  /** How many targets are in which of AWS's states; null: not known. */
  targets: { state: string; code?: string; count: number }[] | null;
  /** ECS services that register their tasks there; null: not known. */
  services: string[] | null;
}

/** `GET /api/load-balancers` */
export interface LoadBalancerList extends Freshness, Bound {
  /** By name. */
  loadBalancers: LoadBalancerSummary[];
  /** By name; null: the target groups are not known. */
  freeTargetGroups: FreeTargetGroup[] | null;
}

export interface ListenerRule {
  /** Lower is asked first; null: the default rule. */
  priority: number | null;
  /** What must hold, each in words: `path is /a or /b`. Empty: always. */
  conditions: string[];
  /** What happens then, unless it forwards: `answers 404 itself`. */
  words: string;
  /** Where it forwards to, with the share of requests in per cent. */
  forwards: { name: string; arn: string; share: number }[];
}

export interface ListenerView {
  arn: string;
  port: number;
  protocol: string;
  /** In the order they are asked. */
  rules: ListenerRule[];
  /** Why the rules could not be read: then only the default one stands there. */
  rulesUnknown?: string;
}

/** Why some targets of a group are as they are: said once, however many they are. */
export interface TargetReason {
  /** AWS's state: `healthy`, `unhealthy`, `initial`, `draining`, `unused`, `unavailable`… */
  state: string;
  verdict: Verdict;
  /** AWS's reason code: `Target.Timeout`. */
  code?: string;
  words: string;
  /** Likely causes, and what to do. */
  remedy?: Remedy;
  /** AWS's own sentence. */
  description?: string;
  count: number;
}

/** One target. Small, since there may be thousands. */
export interface TargetRow {
  address: string;
  port?: number;
  zone?: string;
  /** Index in the group's `reasons`. */
  reason: number;
  task?: { arn: string; serviceName?: string; lastStatus: string; startedAt?: Timestamp };
  /** ECS could not be read, so nobody knows whether a task has this address. */
  taskUnknown?: true;
  /** Since when its health checks say so, from Stageway's own history; of one in trouble, where known. */
  seenSince?: Since;
}

export interface TargetGroupView {
  name: string;
  arn: string;
  protocol?: string;
  port?: number;
  /** `ip`, `instance`, `lambda`, `alb`; absent when the group could not be read. */
  targetType?: string;
  health: Health;
  /** What is the case, in plain words. */
  words: string;
  remedy?: Remedy;
  /** Name and value, as AWS calls them. Empty when not known. */
  healthCheck: [name: string, value: string][];
  /** Null: not known. */
  count: TargetCount | null;
  /** Those with trouble first. */
  reasons: TargetReason[];
  /** Null: not known. */
  targets: TargetRow[] | null;
  /** ECS services that register their tasks here. */
  services: { name: string; verdict: Verdict; words: string; since?: Timestamp }[];
  environments: BoundEnvironment[];
}

/** `GET /api/load-balancers/{name}` */
export interface LoadBalancerDetail extends Freshness, Bound {
  loadBalancer: LoadBalancerSummary;
  stateReason?: string;
  createdAt?: Timestamp;
  /** Null: not known. */
  listeners: ListenerView[] | null;
  /** Those with trouble first; null: not known. */
  targetGroups: TargetGroupView[] | null;
}

/** `GET /api/target-groups/{name}` */
export interface TargetGroupDetail extends Freshness, Bound {
  group: TargetGroupView;
  /** Names of the load balancers that use it; null: not known. */
  loadBalancers: string[] | null;
}
