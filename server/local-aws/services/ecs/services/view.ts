/** A service as DescribeServices tells it: counts and deployments are taken from its tasks. */
import type { Deployment, Service, ServiceField } from "@aws-sdk/client-ecs";
import type { World } from "../../../world";
import { primaryOf } from "../deployments/deployments";
import { type DeploymentRecord, type ServiceRecord, serviceEvents, type TaskRecord } from "../records";
import { tagsOf } from "../tags/tags";
import { LATEST_PLATFORM } from "../tasks/new-task";
import { isPending, isRunning, tasksOfService } from "../tasks/task-index";

export function serviceView(
  world: World,
  region: string,
  service: ServiceRecord,
  include: readonly ServiceField[],
): Service {
  const tasks = tasksOfService(world, region, service.serviceArn);
  const { revision } = primaryOf(service);
  return {
    serviceArn: service.serviceArn,
    serviceName: service.serviceName,
    clusterArn: service.clusterArn,
    status: service.status,
    desiredCount: service.desiredCount,
    runningCount: tasks.filter(isRunning).length,
    pendingCount: tasks.filter(isPending).length,
    ...revision,
    platformFamily: revision.platformVersion === undefined ? undefined : "Linux",
    deployments: service.deployments.map((deployment) => deploymentView(service, deployment, tasks)).filter(isShown),
    deploymentConfiguration: service.deploymentConfiguration,
    deploymentController: service.deploymentController,
    events: serviceEvents(world, region).get(service.serviceArn)?.events ?? [],
    schedulingStrategy: "REPLICA",
    healthCheckGracePeriodSeconds: service.healthCheckGracePeriodSeconds,
    placementConstraints: service.placementConstraints,
    placementStrategy: service.placementStrategy,
    serviceRegistries: service.serviceRegistries,
    enableECSManagedTags: service.enableECSManagedTags,
    enableExecuteCommand: service.enableExecuteCommand,
    propagateTags: service.propagateTags,
    createdAt: service.createdAt,
    createdBy: service.createdBy,
    availabilityZoneRebalancing: "DISABLED",
    tags: include.includes("TAGS") ? tagsOf(world, region, service.serviceArn) : [],
  };
}

function deploymentView(
  service: ServiceRecord,
  deployment: DeploymentRecord,
  tasks: readonly TaskRecord[],
): Deployment {
  const { loadBalancers: _loadBalancers, ...revision } = deployment.revision;
  const own = tasks.filter(
    (record) => record.deploymentId === deployment.id && record.task.desiredStatus === "RUNNING",
  );
  return {
    ...revision,
    platformVersion: revision.platformVersion === "LATEST" ? LATEST_PLATFORM : revision.platformVersion,
    id: deployment.id,
    status: deployment.status,
    // Of an earlier deployment only what still runs is wanted.
    desiredCount: deployment.status === "PRIMARY" ? service.desiredCount : own.length,
    runningCount: own.filter(isRunning).length,
    pendingCount: own.filter(isPending).length,
    failedTasks: deployment.failedTasks,
    createdAt: deployment.createdAt,
    updatedAt: deployment.updatedAt,
    platformFamily: revision.platformVersion === undefined ? undefined : "Linux",
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
  };
}

/** An earlier deployment without tasks is over, unless it shows why there was a rollback. */
function isShown(deployment: Deployment): boolean {
  return deployment.status === "PRIMARY" || deployment.rolloutState === "FAILED" || (deployment.desiredCount ?? 0) > 0;
}
