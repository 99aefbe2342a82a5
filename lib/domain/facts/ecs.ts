import type { Timestamp } from "@/lib/contracts/freshness";
import type { Tags } from "../ownership";

export interface ClusterFact {
  arn: string;
  name: string;
  status: string;
  tags?: Tags;
  /** Names of the capacity providers that it may use. */
  capacityProviders?: string[];
  /** What ECS measures there: `disabled`, `enabled`, `enhanced`. */
  containerInsights?: string;
  /** As ECS counts them; absent where it does not say. */
  counts?: ClusterCounts;
}

export interface ClusterCounts {
  activeServices: number;
  runningTasks: number;
  pendingTasks: number;
  containerInstances: number;
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
  /** Which port of which container it registers there. */
  registrations: RegistrationFact[];
  tags?: Tags;
  /** Of its tasks' network interfaces; absent where they have none of their own. */
  securityGroupIds?: string[];
  subnetIds?: string[];
  deployments: ServiceDeploymentFact[];
  /** Newest first. */
  events: { at?: Timestamp; message: string }[];
}

export interface RegistrationFact {
  targetGroupArn: string;
  container: string;
  containerPort: number;
}

export interface TaskFact {
  arn: string;
  clusterArn: string;
  /** Absent for a task that no service started. */
  serviceName?: string;
  /** `family:NAME` unless whoever ran it gave another; of a service's task `service:NAME`. */
  group?: string;
  /** Who or what started it, as they said themselves; of a service's task the deployment's id. */
  startedBy?: string;
  lastStatus: string;
  desiredStatus: string;
  taskDefinitionArn: string;
  /** Private addresses of its network interfaces. */
  addresses: string[];
  /** The container instance that it runs on; none on Fargate. */
  containerInstanceArn?: string;
  /** Of that instance, those which lead to its containers, as far as ECS tells: see `hostPortsOf`. */
  hostPorts?: HostPort[];
  containers: TaskContainerFact[];
  /** Of its containers' own health checks: `HEALTHY`, `UNHEALTHY`, `UNKNOWN`. */
  healthStatus?: string;
  createdAt?: Timestamp;
  startedAt?: Timestamp;
  stoppedAt?: Timestamp;
  /** `EssentialContainerExited`, `TaskFailedToStart`…; of a task that stops or has stopped. */
  stopCode?: string;
  stoppedReason?: string;
}

/** A port of a container, and which port of its instance leads there. */
export interface HostPort {
  container: string;
  containerPort: number;
  hostPort: number;
}

export interface TaskContainerFact {
  name: string;
  image: string;
  digest?: string;
  lastStatus?: string;
  /** Once it has ended by itself or was killed. */
  exitCode?: number;
  /** Why it ended or did not start, in ECS's words. */
  reason?: string;
  healthStatus?: string;
}

export interface TaskDefinitionFact {
  arn: string;
  family: string;
  revision: number;
  /** `ACTIVE`, `INACTIVE`, `DELETE_IN_PROGRESS`: the one thing of a revision that changes. */
  status?: string;
  containers: ContainerDefinitionFact[];
  /** `256`, in units of 1/1024 CPU; `512`, in MiB. */
  cpu?: string;
  memory?: string;
  networkMode?: string;
  executionRoleArn?: string;
  taskRoleArn?: string;
  tags?: Tags;
}

export interface ContainerDefinitionFact {
  name: string;
  image: string;
  essential?: boolean;
  ports?: number[];
  entryPoint?: string[];
  command?: string[];
  /** The command of its health check. */
  healthCheck?: string[];
  logging?: LoggingFact;
}

/** Where a container's output goes. */
export interface LoggingFact {
  /** `awslogs`, `awsfirelens`, `splunk`… */
  driver: string;
  group?: string;
  region?: string;
  streamPrefix?: string;
}
