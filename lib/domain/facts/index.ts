import type { Timestamp } from "@/lib/contracts/freshness";
import type { ApiFact, DeploymentFact, EditableFact, SnapshotFact, StageFact } from "./api-gateway";
import type { ClusterFact, ServiceFact, TaskDefinitionFact, TaskFact } from "./ecs";
import type { Fact } from "./fact";
import type { ListenerFact, LoadBalancerFact, TargetFact, TargetGroupFact } from "./load-balancing";
import type { GroupRulesFact } from "./security-groups";

export * from "./api-gateway";
export type * from "./ecs";
export * from "./fact";
export * from "./fact-index";
export type * from "./holdings";
export * from "./host-ports";
export * from "./is-troubled";
export type * from "./load-balancing";
export type * from "./security-groups";
export * from "./tasks-by-place";

/** All that was read from AWS for one answer. What has no entry was not asked for or could not be asked for. */
export interface Facts {
  /** When the facts were put together. */
  at: Timestamp;
  apis: Fact<ApiFact[]>;
  /** By API id. */
  stages: Record<string, Fact<StageFact[]>>;
  /** By API id. */
  deployments: Record<string, Fact<DeploymentFact[]>>;
  /** By `snapshotKey(apiId, deploymentId)`. */
  snapshots: Record<string, Fact<SnapshotFact>>;
  /** The editable API by API id; only where one environment is looked at. */
  resources: Record<string, Fact<EditableFact>>;
  loadBalancers: Fact<LoadBalancerFact[]>;
  /** Whether a host that is no load balancer of this account resolves; by host in lower case. */
  hosts: Record<string, Fact<boolean>>;
  /** By load balancer ARN. */
  listeners: Record<string, Fact<ListenerFact[]>>;
  targetGroups: Fact<TargetGroupFact[]>;
  /** By target group ARN. */
  targetHealth: Record<string, Fact<TargetFact[]>>;
  clusters: Fact<ClusterFact[]>;
  /** By cluster ARN. */
  services: Record<string, Fact<ServiceFact[]>>;
  /** By cluster ARN. */
  tasks: Record<string, Fact<TaskFact[]>>;
  /**
   * By cluster ARN, the EC2 instances behind the container instances of tasks that have no address of their own, by ARN;
   * null: ECS has it no more.
   */
  containerInstances: Record<string, Fact<Record<string, string | null>>>;
  /** By task definition ARN. */
  taskDefinitions: Record<string, Fact<TaskDefinitionFact>>;
  /** Stopped tasks of services in trouble, newest first; by service ARN. */
  stoppedTasks: Record<string, Fact<TaskFact[]>>;
  /** `ACTIVE` or not, by task definition ARN; only where one environment is looked at. */
  definitionStates: Record<string, Fact<string>>;
  /** The last lines that a stopped task wrote, by task ARN; only where one environment is looked at. */
  logTails: Record<string, Fact<string[]>>;
  /** Those between load balancers and tasks that do not answer them, by id; null: AWS has it no more. */
  securityGroups: Record<string, Fact<GroupRulesFact | null>>;
}

export const snapshotKey = (apiId: string, deploymentId: string): string => `${apiId}/${deploymentId}`;
