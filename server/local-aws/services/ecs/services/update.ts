import { isDeepStrictEqual } from "node:util";
import type { UpdateServiceRequest } from "@aws-sdk/client-ecs";
import type { World } from "../../../world";
import { requireCluster } from "../clusters/find";
import { wakeScheduler } from "../context";
import { isInAlarm } from "../deployments/alarms";
import { newDeployment, primaryOf, startDeployment } from "../deployments/deployments";
import { clientError } from "../errors";
import type { EcsOperation } from "../module";
import { completeNetwork } from "../network-configuration";
import { checkConstraints, placementOf } from "../placement";
import { type ClusterRecord, type Revision, type ServiceRecord, services } from "../records";
import { findTaskDefinition, requireActiveTaskDefinition } from "../task-definitions/find";
import { requireActiveService } from "./find";
import { mergeConfiguration, validateCounts, validateRevision } from "./validate";
import { serviceView } from "./view";

/** A changed task definition, network or load balancer, or `forceNewDeployment`, begins a deployment; the rest takes effect in place. */
export const updateService: EcsOperation<"UpdateService"> = (input, { world, region }) => {
  const cluster = requireCluster(world, region, input.cluster);
  const before = requireActiveService(world, region, cluster, input.service ?? "");
  const revision = nextRevision(world, region, cluster, before, input);
  validateCounts(input, revision.loadBalancers);
  checkConstraints(input.placementConstraints);
  const changed: ServiceRecord = {
    ...before,
    desiredCount: input.desiredCount ?? before.desiredCount,
    deploymentConfiguration: mergeConfiguration(before.deploymentConfiguration, input.deploymentConfiguration),
    healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds ?? before.healthCheckGracePeriodSeconds,
    placementConstraints: input.placementConstraints ?? before.placementConstraints,
    placementStrategy: input.placementStrategy ?? before.placementStrategy,
    serviceRegistries: input.serviceRegistries ?? before.serviceRegistries,
    enableECSManagedTags: input.enableECSManagedTags ?? before.enableECSManagedTags,
    enableExecuteCommand: input.enableExecuteCommand ?? before.enableExecuteCommand,
    propagateTags: input.propagateTags ?? before.propagateTags,
    unplacedAt: undefined,
    blockedAt: undefined,
    throttledAt: undefined,
  };
  const begins = input.forceNewDeployment === true || !isDeepStrictEqual(revision, primaryOf(before).revision);
  const ignoresAlarms = isInAlarm(world, changed.deploymentConfiguration);
  const deployment = { ...newDeployment(revision, new Date(world.now())), ignoresAlarms };
  const service = begins ? startDeployment(changed, deployment) : changed;
  services(world, region).put(service.serviceArn, service);
  wakeScheduler(world);
  return { service: serviceView(world, region, service, ["TAGS"]) };
};

function nextRevision(
  world: World,
  region: string,
  cluster: ClusterRecord,
  service: ServiceRecord,
  input: UpdateServiceRequest,
): Revision {
  const before = primaryOf(service).revision;
  const definition =
    input.taskDefinition === undefined
      ? findTaskDefinition(world, region, before.taskDefinition)
      : requireActiveTaskDefinition(world, region, input.taskDefinition);
  if (!definition) throw clientError("TaskDefinition not found.");
  const strategy = input.capacityProviderStrategy;
  const revision: Revision = {
    taskDefinition: definition.taskDefinitionArn,
    launchType: strategy?.length ? undefined : before.launchType,
    capacityProviderStrategy: strategy ?? before.capacityProviderStrategy,
    platformVersion: input.platformVersion ?? before.platformVersion,
    networkConfiguration: completeNetwork(input.networkConfiguration) ?? before.networkConfiguration,
    loadBalancers: input.loadBalancers ?? before.loadBalancers,
  };
  // What stays as it is was valid once, and must not keep a service from being scaled.
  const changes = input.taskDefinition ?? input.networkConfiguration ?? input.loadBalancers ?? strategy;
  if (changes !== undefined) {
    validateRevision(world, region, revision, definition, placementOf(revision, cluster).launchType);
  }
  return revision;
}
