import type { CreateServiceRequest } from "@aws-sdk/client-ecs";
import { ACCOUNT, type World } from "../../../world";
import { serviceArn } from "../arns";
import { requireActiveCluster } from "../clusters/find";
import { wakeScheduler } from "../context";
import { newDeployment } from "../deployments/deployments";
import { invalidParameter, unsupported } from "../errors";
import type { EcsOperation } from "../module";
import { completeNetwork } from "../network-configuration";
import { checkConstraints, placementOf } from "../placement";
import { type ClusterRecord, type Revision, type ServiceRecord, serviceEvents, services } from "../records";
import { addTags, checkTags } from "../tags/tags";
import { requireActiveTaskDefinition } from "../task-definitions/find";
import { mergeConfiguration, validateCounts, validateRevision } from "./validate";
import { serviceView } from "./view";

const DEFAULT_CONFIGURATION = {
  deploymentCircuitBreaker: { enable: false, rollback: false },
  maximumPercent: 200,
  minimumHealthyPercent: 100,
  strategy: "ROLLING" as const,
};

/** The scheduler starts the tasks. Asked again with the same client token, the service that is there is the answer. */
export const createService: EcsOperation<"CreateService"> = (input, { world, region }) => {
  const cluster = requireActiveCluster(world, region, input.cluster);
  const name = input.serviceName ?? "";
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) throw invalidParameter("Invalid service name.");
  refuseUnsupported(input);
  const arn = serviceArn(region, cluster.clusterName, name);
  const existing = existingService(world, region, arn, input.clientToken);
  if (existing) return { service: serviceView(world, region, existing, ["TAGS"]) };
  checkTags(input.tags);
  const service = newService(world, region, cluster, arn, input);
  services(world, region).put(arn, service);
  serviceEvents(world, region).delete(arn);
  addTags(world, region, arn, input.tags);
  wakeScheduler(world);
  return { service: serviceView(world, region, service, ["TAGS"]) };
};

/** @throws AwsError InvalidParameterException when the name is taken */
function existingService(
  world: World,
  region: string,
  arn: string,
  clientToken: string | undefined,
): ServiceRecord | undefined {
  const existing = services(world, region).get(arn);
  if (!existing || existing.status === "INACTIVE") return undefined;
  if (existing.status === "DRAINING") throw invalidParameter("Unable to Start a service that is still Draining.");
  if (clientToken !== undefined && clientToken === existing.clientToken) return existing;
  throw invalidParameter("Creation of service was not idempotent.");
}

function newService(
  world: World,
  region: string,
  cluster: ClusterRecord,
  arn: string,
  input: CreateServiceRequest,
): ServiceRecord {
  if (input.taskDefinition === undefined) throw invalidParameter("TaskDefinition can not be blank.");
  if (input.desiredCount === undefined) throw invalidParameter("Desired count can not be blank.");
  const definition = requireActiveTaskDefinition(world, region, input.taskDefinition);
  const { launchType } = placementOf(input, cluster);
  // Without a launch type the cluster's default strategy becomes the service's own.
  const strategy =
    input.capacityProviderStrategy?.length || input.launchType
      ? input.capacityProviderStrategy
      : cluster.defaultCapacityProviderStrategy;
  const revision: Revision = {
    taskDefinition: definition.taskDefinitionArn,
    launchType: strategy?.length ? undefined : launchType,
    capacityProviderStrategy: strategy?.length ? strategy : undefined,
    platformVersion: launchType === "FARGATE" ? (input.platformVersion ?? "LATEST") : undefined,
    networkConfiguration: completeNetwork(input.networkConfiguration),
    loadBalancers: input.loadBalancers ?? [],
  };
  validateRevision(world, region, revision, definition, launchType);
  validateCounts(input, revision.loadBalancers);
  const now = new Date(world.now());
  return {
    serviceArn: arn,
    serviceName: input.serviceName ?? "",
    clusterArn: cluster.clusterArn,
    status: "ACTIVE",
    desiredCount: input.desiredCount,
    deployments: [newDeployment(revision, now)],
    deploymentConfiguration: mergeConfiguration(DEFAULT_CONFIGURATION, input.deploymentConfiguration),
    deploymentController: { type: "ECS" },
    healthCheckGracePeriodSeconds:
      input.healthCheckGracePeriodSeconds ?? (revision.loadBalancers.length > 0 ? 0 : undefined),
    placementConstraints: input.placementConstraints ?? [],
    placementStrategy: input.placementStrategy ?? [],
    serviceRegistries: input.serviceRegistries ?? [],
    enableECSManagedTags: input.enableECSManagedTags ?? false,
    enableExecuteCommand: input.enableExecuteCommand ?? false,
    propagateTags: input.propagateTags ?? "NONE",
    clientToken: input.clientToken,
    createdAt: now,
    createdBy: `arn:aws:iam::${ACCOUNT}:root`,
    steady: false,
  };
}

function refuseUnsupported(input: CreateServiceRequest): void {
  checkConstraints(input.placementConstraints);
  if (input.schedulingStrategy === "DAEMON") throw unsupported("Scheduling strategy DAEMON");
  const controller = input.deploymentController?.type ?? "ECS";
  if (controller !== "ECS") throw unsupported(`Deployment controller ${controller}`);
  if (input.launchType === "EXTERNAL") throw unsupported("Launch type EXTERNAL");
  if (input.launchType && input.capacityProviderStrategy?.length) {
    throw invalidParameter(
      "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.",
    );
  }
}
