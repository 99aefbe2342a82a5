import type { Timestamp } from "@/lib/contracts/freshness";

export interface ClusterFact {
  arn: string;
  name: string;
  status: string;
}

export interface ServiceDeploymentFact {
  id: string;
  /** `PRIMARY`, `ACTIVE`, `INACTIVE`. */
  status: string;
  /** `IN_PROGRESS`, `COMPLETED`, `FAILED`; absent where ECS does not say. */
  rolloutState?: string;
  rolloutStateReason?: string;
  taskDefinitionArn: string;
  desired: number;
  running: number;
  pending: number;
  failedTasks: number;
  createdAt?: Timestamp;
}

export interface ServiceFact {
  arn: string;
  name: string;
  clusterArn: string;
  /** `ACTIVE`, `DRAINING`, `INACTIVE`. */
  status: string;
  desired: number;
  running: number;
  pending: number;
  taskDefinitionArn: string;
  targetGroupArns: string[];
  deployments: ServiceDeploymentFact[];
  /** Newest first. */
  events: { at?: Timestamp; message: string }[];
}

export interface TaskFact {
  arn: string;
  clusterArn: string;
  /** Absent for a task that no service started. */
  serviceName?: string;
  lastStatus: string;
  desiredStatus: string;
  taskDefinitionArn: string;
  /** Private addresses of its network interfaces. */
  addresses: string[];
  containers: { name: string; image: string; digest?: string }[];
  startedAt?: Timestamp;
}

export interface TaskDefinitionFact {
  arn: string;
  family: string;
  revision: number;
  containers: { name: string; image: string }[];
}
