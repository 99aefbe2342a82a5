/** What CreateService and UpdateService refuse, in ECS's words. */
import type { DeploymentConfiguration, LaunchType } from "@aws-sdk/client-ecs";
import type { World } from "../../../world";
import { findTargetGroup, isTargetGroupInUse } from "../../elbv2/for-ecs";
import { invalidParameter, unsupported } from "../errors";
import { validateNetwork } from "../network-configuration";
import type { Revision, TaskDefinitionRecord } from "../records";

const MAX_TARGET_GROUPS = 5;

/** @throws AwsError InvalidParameterException */
export function validateRevision(
  world: World,
  region: string,
  revision: Revision,
  definition: TaskDefinitionRecord,
  launchType: LaunchType,
): void {
  validateNetwork(world, region, revision.networkConfiguration, definition, launchType);
  if (revision.loadBalancers.length > MAX_TARGET_GROUPS) {
    throw invalidParameter(`load balancers can have at most ${MAX_TARGET_GROUPS} items.`);
  }
  for (const loadBalancer of revision.loadBalancers) {
    validateContainer(loadBalancer, definition);
    validateTargetGroup(world, region, loadBalancer, definition);
  }
}

type LoadBalancer = Revision["loadBalancers"][number];

function validateContainer({ containerName, containerPort }: LoadBalancer, definition: TaskDefinitionRecord): void {
  if (containerName === undefined) throw invalidParameter("Container name can not be blank.");
  const container = definition.containerDefinitions.find(({ name }) => name === containerName);
  if (!container) throw invalidParameter(`The container ${containerName} does not exist in the task definition.`);
  if (container.portMappings?.some((mapping) => mapping.containerPort === containerPort)) return;
  throw invalidParameter(`The container ${containerName} did not have a container port ${containerPort} defined.`);
}

function validateTargetGroup(
  world: World,
  region: string,
  { targetGroupArn, loadBalancerName }: LoadBalancer,
  definition: TaskDefinitionRecord,
): void {
  if (loadBalancerName !== undefined) throw unsupported("A Classic load balancer");
  if (targetGroupArn === undefined) throw invalidParameter("targetGroupArn can not be blank.");
  const group = findTargetGroup(world, region, targetGroupArn);
  if (!group) throw invalidParameter(`The specified target group does not exist. (targetGroupArn ${targetGroupArn})`);
  if (group.TargetType !== (definition.networkMode === "awsvpc" ? "ip" : "instance")) {
    throw invalidParameter(
      `The provided target group ${targetGroupArn} has target type ${group.TargetType}, which is incompatible with the ${definition.networkMode} network mode specified in the task definition.`,
    );
  }
  if (!isTargetGroupInUse(world, region, targetGroupArn)) {
    throw invalidParameter(
      `The target group with targetGroupArn ${targetGroupArn} does not have an associated load balancer.`,
    );
  }
}

/** The given configuration over the one there is. @throws AwsError InvalidParameterException */
export function mergeConfiguration(
  before: DeploymentConfiguration,
  given: DeploymentConfiguration | undefined,
): DeploymentConfiguration {
  const merged = { ...before, ...given };
  const { maximumPercent = 200, minimumHealthyPercent = 100, deploymentCircuitBreaker } = merged;
  if (given?.strategy !== undefined && given.strategy !== "ROLLING") throw unsupported(`Strategy ${given.strategy}`);
  if (minimumHealthyPercent < 0 || minimumHealthyPercent > 100) {
    throw invalidParameter("minimumHealthyPercent must be between 0 and 100.");
  }
  if (maximumPercent < 100 || maximumPercent > 200) {
    throw invalidParameter("maximumPercent must be between 100 and 200.");
  }
  if (maximumPercent === 100 && minimumHealthyPercent === 100) {
    throw invalidParameter(
      "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.",
    );
  }
  if (deploymentCircuitBreaker?.rollback && !deploymentCircuitBreaker.enable) {
    throw invalidParameter("deploymentCircuitBreaker.enable must be true when rollback is true.");
  }
  if (merged.alarms?.enable && !merged.alarms.alarmNames?.length) {
    throw invalidParameter("deploymentAlarms.alarmNames must not be empty when enable is true.");
  }
  return merged;
}

/** @throws AwsError InvalidParameterException */
export function validateCounts(
  {
    desiredCount,
    healthCheckGracePeriodSeconds,
  }: { desiredCount?: number | undefined; healthCheckGracePeriodSeconds?: number | undefined },
  loadBalancers: readonly unknown[],
): void {
  if (desiredCount !== undefined && (desiredCount < 0 || desiredCount > 5000)) {
    throw invalidParameter("Invalid desired count: it must be between 0 and 5000.");
  }
  if (healthCheckGracePeriodSeconds === undefined) return;
  if (healthCheckGracePeriodSeconds < 0) throw invalidParameter("Health check grace period must not be negative.");
  if (loadBalancers.length === 0) {
    throw invalidParameter("Health check grace period is only valid for services configured to use load balancers.");
  }
}
