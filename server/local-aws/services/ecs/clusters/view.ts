import type { Cluster, ClusterField, KeyValuePair } from "@aws-sdk/client-ecs";
import type { World } from "../../../world";
import { instancesOfCluster } from "../instances/records";
import { type ClusterRecord, services, type TaskRecord } from "../records";
import { tagsOf } from "../tags/tags";
import { isPending, isRunning, tasksOfCluster } from "../tasks/task-index";

/** A cluster as DescribeClusters tells it, counts included; tags, settings and the like only when asked for. */
export function clusterView(
  world: World,
  region: string,
  cluster: ClusterRecord,
  include: readonly ClusterField[],
): Cluster {
  const tasks = tasksOfCluster(world, region, cluster.clusterArn);
  const active = services(world, region)
    .values()
    .filter((service) => service.clusterArn === cluster.clusterArn && service.status === "ACTIVE");
  return {
    clusterArn: cluster.clusterArn,
    clusterName: cluster.clusterName,
    status: cluster.status,
    registeredContainerInstancesCount: instancesOfCluster(world, region, cluster.clusterArn).length,
    runningTasksCount: tasks.filter(isRunning).length,
    pendingTasksCount: tasks.filter(isPending).length,
    activeServicesCount: active.length,
    statistics: include.includes("STATISTICS") ? statistics(tasks) : [],
    tags: include.includes("TAGS") ? tagsOf(world, region, cluster.clusterArn) : [],
    settings: include.includes("SETTINGS") ? cluster.settings : [],
    configuration: include.includes("CONFIGURATIONS") ? cluster.configuration : undefined,
    capacityProviders: cluster.capacityProviders,
    defaultCapacityProviderStrategy: cluster.defaultCapacityProviderStrategy,
    serviceConnectDefaults: cluster.serviceConnectDefaults,
  };
}

/** Tasks by launch type, as strings. */
function statistics(tasks: readonly TaskRecord[]): KeyValuePair[] {
  const count = (filter: (record: TaskRecord) => boolean, launchType: string) =>
    String(tasks.filter((record) => record.task.launchType === launchType && filter(record)).length);
  return [
    { name: "runningEC2TasksCount", value: count(isRunning, "EC2") },
    { name: "runningFargateTasksCount", value: count(isRunning, "FARGATE") },
    { name: "pendingEC2TasksCount", value: count(isPending, "EC2") },
    { name: "pendingFargateTasksCount", value: count(isPending, "FARGATE") },
  ];
}
