import "server-only";
import type { Cluster, ContainerDefinition, Deployment, Service, Tag, Task, TaskDefinition } from "@aws-sdk/client-ecs";
import type {
  ClusterCounts,
  ClusterFact,
  ContainerDefinitionFact,
  HostPort,
  ServiceDeploymentFact,
  ServiceFact,
  TaskDefinitionFact,
  TaskFact,
} from "@/lib/domain/facts";
import type { Tags } from "@/lib/domain/ownership";
import { timestamp } from "./time";

export function clusterFact(from: Cluster): ClusterFact | null {
  const { clusterArn, clusterName, status, tags, settings, capacityProviders = [] } = from;
  if (clusterArn === undefined) return null;
  const name = clusterName ?? lastPart(clusterArn);
  const counts = countsOf(from);
  const containerInsights = settings?.find((each) => each.name === "containerInsights")?.value;
  const about = { status: status ?? "UNKNOWN", tags: tagsOf(tags), capacityProviders };
  return {
    arn: clusterArn,
    name,
    ...about,
    ...(containerInsights && { containerInsights }),
    ...(counts && { counts }),
  };
}

/** AWS tells all four always, asked for or not (ECS API reference, Cluster). */
function countsOf(from: Cluster): ClusterCounts | undefined {
  const { activeServicesCount, runningTasksCount, pendingTasksCount, registeredContainerInstancesCount } = from;
  if (activeServicesCount === undefined || runningTasksCount === undefined) return undefined;
  if (pendingTasksCount === undefined || registeredContainerInstancesCount === undefined) return undefined;
  return {
    activeServices: activeServicesCount,
    runningTasks: runningTasksCount,
    pendingTasks: pendingTasksCount,
    containerInstances: registeredContainerInstancesCount,
  };
}

export function serviceFact(from: Service): ServiceFact | null {
  if (from.serviceArn === undefined || from.clusterArn === undefined) return null;
  return {
    arn: from.serviceArn,
    name: from.serviceName ?? lastPart(from.serviceArn),
    clusterArn: from.clusterArn,
    status: from.status ?? "UNKNOWN",
    desired: from.desiredCount ?? 0,
    running: from.runningCount ?? 0,
    pending: from.pendingCount ?? 0,
    taskDefinitionArn: from.taskDefinition ?? "",
    targetGroupArns: (from.loadBalancers ?? []).flatMap(({ targetGroupArn }) => targetGroupArn ?? []),
    registrations: (from.loadBalancers ?? []).flatMap(({ targetGroupArn, containerName, containerPort }) =>
      targetGroupArn && containerName && containerPort !== undefined
        ? [{ targetGroupArn, container: containerName, containerPort }]
        : [],
    ),
    tags: tagsOf(from.tags),
    securityGroupIds: from.networkConfiguration?.awsvpcConfiguration?.securityGroups,
    subnetIds: from.networkConfiguration?.awsvpcConfiguration?.subnets,
    deployments: (from.deployments ?? []).map(deploymentFact),
    // All that ECS keeps: the newest hundred (ECS API reference, Service).
    events: (from.events ?? []).map(({ createdAt, message }) => ({ at: timestamp(createdAt), message: message ?? "" })),
  };
}

export function taskFact(from: Task): TaskFact | null {
  if (from.taskArn === undefined || from.clusterArn === undefined) return null;
  return {
    arn: from.taskArn,
    clusterArn: from.clusterArn,
    // ECS names a service's tasks by their group, `service:NAME`.
    serviceName: from.group?.startsWith("service:") ? from.group.slice("service:".length) : undefined,
    group: from.group,
    startedBy: from.startedBy,
    lastStatus: from.lastStatus ?? "UNKNOWN",
    desiredStatus: from.desiredStatus ?? "UNKNOWN",
    taskDefinitionArn: from.taskDefinitionArn ?? "",
    addresses: addressesOf(from),
    ...(from.containerInstanceArn && { containerInstanceArn: from.containerInstanceArn, hostPorts: hostPortsOf(from) }),
    containers: (from.containers ?? []).map((container) => ({
      name: container.name ?? "",
      image: container.image ?? "",
      digest: container.imageDigest,
      lastStatus: container.lastStatus,
      exitCode: container.exitCode,
      reason: container.reason,
      healthStatus: container.healthStatus,
    })),
    healthStatus: from.healthStatus,
    createdAt: timestamp(from.createdAt),
    startedAt: timestamp(from.startedAt),
    stoppedAt: timestamp(from.stoppedAt),
    stopCode: from.stopCode,
    stoppedReason: from.stoppedReason,
  };
}

export function taskDefinitionFact(from: TaskDefinition | undefined, asked: string): TaskDefinitionFact {
  return {
    arn: from?.taskDefinitionArn ?? asked,
    family: from?.family ?? asked,
    revision: from?.revision ?? 0,
    status: from?.status,
    containers: (from?.containerDefinitions ?? []).map(containerDefinitionFact),
    cpu: from?.cpu,
    memory: from?.memory,
    networkMode: from?.networkMode,
    executionRoleArn: from?.executionRoleArn,
    taskRoleArn: from?.taskRoleArn,
  };
}

/** Without its environment: that may hold secrets, and nobody here needs it. */
function containerDefinitionFact(from: ContainerDefinition): ContainerDefinitionFact {
  const { logDriver, options = {} } = from.logConfiguration ?? {};
  return {
    name: from.name ?? "",
    image: from.image ?? "",
    essential: from.essential,
    ports: (from.portMappings ?? []).flatMap(({ containerPort }) => containerPort ?? []),
    entryPoint: from.entryPoint,
    command: from.command,
    healthCheck: from.healthCheck?.command,
    ...(logDriver && {
      logging: {
        driver: logDriver,
        group: options["awslogs-group"],
        region: options["awslogs-region"],
        streamPrefix: options["awslogs-stream-prefix"],
      },
    }),
  };
}

function deploymentFact(from: Deployment): ServiceDeploymentFact {
  return {
    id: from.id ?? "",
    status: from.status ?? "UNKNOWN",
    rolloutState: from.rolloutState,
    rolloutStateReason: from.rolloutStateReason,
    taskDefinitionArn: from.taskDefinition ?? "",
    desired: from.desiredCount ?? 0,
    running: from.runningCount ?? 0,
    pending: from.pendingCount ?? 0,
    failedTasks: from.failedTasks ?? 0,
    createdAt: timestamp(from.createdAt),
  };
}

/** From the containers' interfaces and from the task's attachment: some implementations fill only one of them. */
function addressesOf(task: Task): string[] {
  const interfaces = (task.containers ?? []).flatMap((container) => container.networkInterfaces ?? []);
  const details = (task.attachments ?? []).flatMap((attachment) => attachment.details ?? []);
  const attached = details.flatMap(({ name, value }) => (name === "privateIPv4Address" && value ? [value] : []));
  return [...new Set([...interfaces.flatMap(({ privateIpv4Address }) => privateIpv4Address ?? []), ...attached])];
}

const hostPortsOf = ({ containers = [] }: Task): HostPort[] =>
  containers.flatMap(({ name = "", networkBindings = [] }) =>
    networkBindings.flatMap(({ containerPort, hostPort }) =>
      containerPort === undefined || hostPort === undefined ? [] : [{ container: name, containerPort, hostPort }],
    ),
  );

export const tagsOf = (tags: Tag[] | undefined): Tags =>
  Object.fromEntries((tags ?? []).map(({ key, value }) => [key ?? "", value ?? ""]));

const lastPart = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);
