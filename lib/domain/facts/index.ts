import type { Timestamp } from "@/lib/contracts/freshness";
import type { ApiFact, DeploymentFact, SnapshotFact, StageFact } from "./api-gateway";
import type { ClusterFact, ServiceFact, TaskDefinitionFact, TaskFact } from "./ecs";
import type { Fact } from "./fact";
import type { ListenerFact, LoadBalancerFact, TargetFact, TargetGroupFact } from "./load-balancing";

export type * from "./api-gateway";
export type * from "./ecs";
export * from "./fact";
export * from "./fact-index";
export type * from "./load-balancing";

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
  /** By task definition ARN. */
  taskDefinitions: Record<string, Fact<TaskDefinitionFact>>;
}

export const snapshotKey = (apiId: string, deploymentId: string): string => `${apiId}/${deploymentId}`;
