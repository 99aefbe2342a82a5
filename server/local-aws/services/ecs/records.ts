/** What is stored of ECS. Members that AWS names keep AWS's names, so that describing is little more than reading. */
import type {
  CapacityProviderStrategyItem,
  ClusterConfiguration,
  ClusterSetting,
  Container,
  DeploymentConfiguration,
  DeploymentController,
  DeploymentRolloutState,
  LaunchType,
  LoadBalancer,
  NetworkConfiguration,
  PlacementConstraint,
  PlacementStrategy,
  PropagateTags,
  ServiceEvent,
  ServiceRegistry,
  Tag,
  Task,
  TaskDefinition,
} from "@aws-sdk/client-ecs";
import type { Table } from "../../store";
import type { World } from "../../world";

export interface ClusterRecord {
  clusterArn: string;
  clusterName: string;
  status: "ACTIVE" | "INACTIVE";
  settings: ClusterSetting[];
  configuration?: ClusterConfiguration | undefined;
  capacityProviders: string[];
  defaultCapacityProviderStrategy: CapacityProviderStrategyItem[];
  serviceConnectDefaults?: { namespace?: string | undefined } | undefined;
}

export interface TaskDefinitionRecord extends TaskDefinition {
  taskDefinitionArn: string;
  family: string;
  revision: number;
  status: "ACTIVE" | "INACTIVE" | "DELETE_IN_PROGRESS";
  containerDefinitions: NonNullable<TaskDefinition["containerDefinitions"]>;
}

/** What a deployment rolls out, and what a rollback brings back. */
export interface Revision {
  /** ARN. */
  taskDefinition: string;
  launchType?: LaunchType | undefined;
  capacityProviderStrategy?: CapacityProviderStrategyItem[] | undefined;
  platformVersion?: string | undefined;
  networkConfiguration?: NetworkConfiguration | undefined;
  loadBalancers: LoadBalancer[];
}

export interface DeploymentRecord {
  /** `ecs-svc/1234567890123456789` */
  id: string;
  status: "PRIMARY" | "ACTIVE";
  revision: Revision;
  /** Failures in a row: a task that becomes healthy sets it back to 0. */
  failedTasks: number;
  lastFailureAt?: Date | undefined;
  /** The round of failures for which the delay was last announced. */
  announcedRound?: number | undefined;
  /** One of its alarms was in ALARM when it began. */
  ignoresAlarms?: boolean;
  createdAt: Date;
  updatedAt: Date;
  rolloutState: DeploymentRolloutState;
  rolloutStateReason: string;
}

export interface ServiceRecord {
  serviceArn: string;
  serviceName: string;
  clusterArn: string;
  status: "ACTIVE" | "DRAINING" | "INACTIVE";
  desiredCount: number;
  /** PRIMARY first. Those before it stay until it is completed. */
  deployments: DeploymentRecord[];
  /** What the circuit breaker rolls back to. */
  lastCompleted?: DeploymentRecord | undefined;
  deploymentConfiguration: DeploymentConfiguration;
  deploymentController: DeploymentController;
  healthCheckGracePeriodSeconds?: number | undefined;
  placementConstraints: PlacementConstraint[];
  placementStrategy: PlacementStrategy[];
  serviceRegistries: ServiceRegistry[];
  enableECSManagedTags: boolean;
  enableExecuteCommand: boolean;
  propagateTags?: PropagateTags | undefined;
  clientToken?: string | undefined;
  createdAt: Date;
  createdBy: string;
  inactiveAt?: Date | undefined;
  /** Whether the last word of the scheduler was "has reached a steady state". */
  steady: boolean;
  /** When it was last said that tasks cannot be placed. */
  unplacedAt?: Date | undefined;
  /** When it was last said that the deployment configuration allows no step. */
  blockedAt?: Date | undefined;
  /** When it was last said that its operations are throttled. */
  throttledAt?: Date | undefined;
}

export type TaskStatus =
  | "PROVISIONING"
  | "PENDING"
  | "ACTIVATING"
  | "RUNNING"
  | "DEACTIVATING"
  | "STOPPING"
  | "DEPROVISIONING"
  | "STOPPED";

/** Where a container's port is reached on its instance. */
export interface HostPort {
  containerName: string;
  containerPort: number;
  hostPort: number;
  protocol: string;
}

export interface TaskTarget {
  targetGroupArn: string;
  id: string;
  port: number;
}

export interface TaskRecord {
  /** As DescribeTasks tells it, but for its tags. */
  task: Omit<Task, "containers"> & {
    taskArn: string;
    clusterArn: string;
    taskDefinitionArn: string;
    lastStatus: TaskStatus;
    desiredStatus: "RUNNING" | "STOPPED";
    containers: (Omit<Container, "name"> & { name: string })[];
  };
  serviceArn?: string | undefined;
  deploymentId?: string | undefined;
  networkConfiguration?: NetworkConfiguration | undefined;
  loadBalancers: LoadBalancer[];
  /** The network interface and its private address, while the task has one. */
  networkInterface?: { networkInterfaceId: string; privateIpAddress: string; availabilityZone: string } | undefined;
  /** On a container instance: its machine, and the host ports the task has there (bridge and host mode). */
  host?: { instanceId: string; privateIpAddress: string } | undefined;
  hostPorts?: readonly HostPort[] | undefined;
  /** Where it is registered as a target. */
  targets: TaskTarget[];
  /** Since when it is in its last status. */
  statusAt: Date;
  /** When it was first seen to be healthy. */
  healthyAt?: Date | undefined;
  clientToken?: string | undefined;
}

export const clusters = (world: World, region: string): Table<ClusterRecord> =>
  world.store.table("ecs/clusters", region);
/** Keyed `family:revision`. */
export const taskDefinitions = (world: World, region: string): Table<TaskDefinitionRecord> =>
  world.store.table("ecs/task-definitions", region);
/** The last revision number given out in each family: numbers are never used again. */
export const families = (world: World, region: string): Table<{ family: string; revision: number }> =>
  world.store.table("ecs/families", region);
/** Keyed by ARN. */
export const services = (world: World, region: string): Table<ServiceRecord> =>
  world.store.table("ecs/services", region);
/** Keyed by the service's ARN; newest first. Apart from the service, which changes far more often. */
export const serviceEvents = (world: World, region: string): Table<{ events: ServiceEvent[] }> =>
  world.store.table("ecs/service-events", region);
/** Keyed by ARN. Write through `tasks/index.ts`, which keeps track of whose tasks they are. */
export const tasks = (world: World, region: string): Table<TaskRecord> => world.store.table("ecs/tasks", region);
/** Keyed by the ARN of what is tagged. */
export const tags = (world: World, region: string): Table<{ tags: Tag[] }> => world.store.table("ecs/tags", region);
