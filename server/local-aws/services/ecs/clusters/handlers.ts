import { AwsError } from "../../../protocol/aws-error";
import { clusterArn, isArn } from "../arns";
import { invalidParameter } from "../errors";
import { instancesOfCluster } from "../instances/records";
import type { EcsHandlers } from "../module";
import { listPage } from "../paging";
import { clusters, services } from "../records";
import { tasksOfCluster } from "../tasks/task-index";
import { createCluster } from "./create";
import { findCluster, requireCluster } from "./find";
import { clusterView } from "./view";

/** AWS's limit of one call. */
const MAX_DESCRIBED = 100;

export const clusterHandlers: EcsHandlers = {
  CreateCluster: createCluster,

  DescribeClusters({ clusters: names = ["default"], include = [] }, { world, region }) {
    if (names.length > MAX_DESCRIBED) throw invalidParameter(`At most ${MAX_DESCRIBED} clusters can be described.`);
    const found = names.map((name) => ({ name, cluster: findCluster(world, region, name) }));
    return {
      clusters: found.flatMap(({ cluster }) => (cluster ? [clusterView(world, region, cluster, include)] : [])),
      failures: found.flatMap(({ name, cluster }) =>
        cluster ? [] : [{ arn: isArn(name) ? name : clusterArn(region, name), reason: "MISSING" }],
      ),
    };
  },

  ListClusters(input, { world, region }) {
    const active = clusters(world, region)
      .values()
      .filter((cluster) => cluster.status === "ACTIVE");
    const { items, nextToken } = listPage(active, (cluster) => cluster.clusterArn, input);
    return { clusterArns: items.map((cluster) => cluster.clusterArn), nextToken };
  },

  /** The cluster stays visible as INACTIVE, and its name can be used again. */
  DeleteCluster(input, { world, region }) {
    const cluster = requireCluster(world, region, input.cluster);
    if (instancesOfCluster(world, region, cluster.clusterArn).length > 0) {
      throw new AwsError(
        "ClusterContainsContainerInstancesException",
        "The Cluster cannot be deleted while Container Instances are active or draining.",
      );
    }
    const inUse = services(world, region)
      .values()
      .some((service) => service.clusterArn === cluster.clusterArn && service.status !== "INACTIVE");
    if (inUse) {
      throw new AwsError(
        "ClusterContainsServicesException",
        "The Cluster cannot be deleted while Services are active.",
      );
    }
    const busy = tasksOfCluster(world, region, cluster.clusterArn).some(
      (record) => record.task.lastStatus !== "STOPPED",
    );
    if (busy) {
      throw new AwsError("ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.");
    }
    const inactive = { ...cluster, status: "INACTIVE" as const };
    clusters(world, region).put(cluster.clusterName, inactive);
    return { cluster: clusterView(world, region, inactive, ["TAGS", "SETTINGS"]) };
  },
};
