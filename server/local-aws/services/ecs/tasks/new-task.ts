/** A task at the moment it is decided on: PROVISIONING, with an address to come. */
import { randomUUID } from "node:crypto";
import type { Attachment, LaunchType, LoadBalancer, NetworkConfiguration, TaskOverride } from "@aws-sdk/client-ecs";
import { hex } from "../../../protocol/ids";
import { containerArn, nameOf, taskArn } from "../arns";
import type { ContainerInstanceRecord } from "../instances/records";
import type { HostPort, TaskDefinitionRecord, TaskRecord } from "../records";

/** What `LATEST` stands for on Linux. */
export const LATEST_PLATFORM = "1.4.0";

export interface TaskRequest {
  region: string;
  clusterArn: string;
  definition: TaskDefinitionRecord;
  launchType: LaunchType;
  capacityProviderName?: string | undefined;
  platformVersion?: string | undefined;
  group: string;
  startedBy?: string | undefined;
  overrides?: TaskOverride | undefined;
  enableExecuteCommand?: boolean | undefined;
  networkConfiguration?: NetworkConfiguration | undefined;
  /** Which of the configured subnets; absent without awsvpc. */
  subnetId?: string | undefined;
  /** Where it runs, on EC2. */
  instance?: ContainerInstanceRecord | undefined;
  hostPorts?: readonly HostPort[] | undefined;
  serviceArn?: string | undefined;
  deploymentId?: string | undefined;
  loadBalancers?: LoadBalancer[] | undefined;
  clientToken?: string | undefined;
  now: Date;
}

export function newTask(request: TaskRequest): TaskRecord {
  const { region, definition, now } = request;
  const cluster = nameOf(request.clusterArn);
  const id = hex(32);
  const arn = taskArn(region, cluster, id);
  return {
    task: {
      taskArn: arn,
      clusterArn: request.clusterArn,
      taskDefinitionArn: definition.taskDefinitionArn,
      lastStatus: "PROVISIONING",
      desiredStatus: "RUNNING",
      launchType: request.launchType,
      capacityProviderName: request.capacityProviderName,
      containerInstanceArn: request.instance?.containerInstanceArn,
      availabilityZone: request.instance?.availabilityZone,
      platformVersion: platformOf(request)?.version,
      platformFamily: platformOf(request)?.family,
      cpu: request.overrides?.cpu ?? definition.cpu,
      memory: request.overrides?.memory ?? definition.memory,
      createdAt: now,
      group: request.group,
      startedBy: request.startedBy,
      overrides: {
        ...request.overrides,
        containerOverrides:
          request.overrides?.containerOverrides ?? definition.containerDefinitions.map(({ name }) => ({ name })),
        inferenceAcceleratorOverrides: request.overrides?.inferenceAcceleratorOverrides ?? [],
      },
      attributes: [{ name: "ecs.cpu-architecture", value: "x86_64" }],
      attachments: request.subnetId === undefined ? [] : [attachmentIn(request.subnetId)],
      enableExecuteCommand: request.enableExecuteCommand ?? false,
      healthStatus: "UNKNOWN",
      inferenceAccelerators: [],
      version: 1,
      containers: containersOf(request, arn, id),
      ephemeralStorage:
        request.launchType === "FARGATE" ? { sizeInGiB: definition.ephemeralStorage?.sizeInGiB ?? 20 } : undefined,
    },
    serviceArn: request.serviceArn,
    deploymentId: request.deploymentId,
    networkConfiguration: request.networkConfiguration,
    loadBalancers: request.loadBalancers ?? [],
    host: request.instance && {
      instanceId: request.instance.ec2InstanceId,
      privateIpAddress: request.instance.privateIpAddress,
    },
    hostPorts: request.hostPorts,
    targets: [],
    statusAt: now,
    clientToken: request.clientToken,
  };
}

function containersOf({ region, definition, clusterArn }: TaskRequest, arn: string, id: string) {
  return definition.containerDefinitions.map((container) => ({
    containerArn: containerArn(region, nameOf(clusterArn), id, randomUUID()),
    taskArn: arn,
    name: container.name ?? "",
    image: container.image,
    lastStatus: "PENDING",
    healthStatus: "UNKNOWN" as const,
    networkInterfaces: [],
    networkBindings: [],
    cpu: String(container.cpu ?? 0),
    memory: container.memory?.toString(),
    memoryReservation: container.memoryReservation?.toString(),
  }));
}

function attachmentIn(subnetId: string): Attachment {
  return {
    id: randomUUID(),
    type: "ElasticNetworkInterface",
    status: "PRECREATED",
    details: [{ name: "subnetId", value: subnetId }],
  };
}

function platformOf({ launchType, platformVersion }: TaskRequest): { version: string; family: string } | undefined {
  if (launchType !== "FARGATE") return undefined;
  const latest = platformVersion === undefined || platformVersion === "LATEST";
  return { version: latest ? LATEST_PLATFORM : platformVersion, family: "Linux" };
}

/** Of the configured subnets the one with the fewest of these tasks, so that they spread over the zones. */
export function chooseSubnet(
  networkConfiguration: NetworkConfiguration | undefined,
  tasks: readonly TaskRecord[],
): string | undefined {
  const subnets = networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
  const used = (subnet: string) => tasks.filter((record) => subnetOf(record) === subnet).length;
  return subnets.reduce<string | undefined>(
    (best, subnet) => (best === undefined || used(subnet) < used(best) ? subnet : best),
    undefined,
  );
}

function subnetOf(record: TaskRecord): string | undefined {
  return record.task.attachments?.[0]?.details?.find(({ name }) => name === "subnetId")?.value;
}

/** `service:web` for a service's tasks: what DescribeTasks shows as their group. */
export function serviceGroup(serviceArn: string): string {
  return `service:${nameOf(serviceArn)}`;
}
