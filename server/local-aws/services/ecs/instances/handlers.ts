import { containerInstanceArn, isArn } from "../arns";
import { requireCluster } from "../clusters/find";
import { wakeScheduler } from "../context";
import { invalidParameter, unsupported } from "../errors";
import type { EcsHandlers } from "../module";
import { listPage } from "../paging";
import { putTask } from "../tasks/task-index";
import { findContainerInstance, requireContainerInstance } from "./find";
import { tasksOn } from "./place";
import { containerInstances, instancesOfCluster } from "./records";
import { containerInstanceView } from "./view";

/** AWS's limits of one call. */
const MAX_DESCRIBED = 100;
const MAX_CHANGED = 10;

export const containerInstanceHandlers: EcsHandlers = {
  ListContainerInstances(input, { world, region }) {
    const cluster = requireCluster(world, region, input.cluster);
    if (input.filter !== undefined) throw unsupported("A filter of container instances");
    const found = instancesOfCluster(world, region, cluster.clusterArn).filter(
      ({ status }) => input.status === undefined || status === input.status,
    );
    const { items, nextToken } = listPage(found, (one) => one.containerInstanceArn, input);
    return { containerInstanceArns: items.map((one) => one.containerInstanceArn), nextToken };
  },

  DescribeContainerInstances(input, { world, region }) {
    const cluster = requireCluster(world, region, input.cluster);
    const { containerInstances: names = [], include = [] } = input;
    if (names.length === 0) throw invalidParameter("Container instances cannot be empty.");
    if (names.length > MAX_DESCRIBED) {
      throw invalidParameter(`Container instances cannot be more than ${MAX_DESCRIBED}.`);
    }
    const found = names.map((name) => ({ name, record: findContainerInstance(world, region, cluster, name) }));
    return {
      containerInstances: found.flatMap(({ record }) =>
        record ? [containerInstanceView(world, region, record, include)] : [],
      ),
      failures: found.flatMap(({ name, record }) => (record ? [] : [missing(region, cluster.clusterName, name)])),
    };
  },

  /** DRAINING: the tasks of services are replaced elsewhere, as their deployment configuration allows. */
  UpdateContainerInstancesState(input, { world, region }) {
    const cluster = requireCluster(world, region, input.cluster);
    const { containerInstances: names = [], status } = input;
    if (status !== "ACTIVE" && status !== "DRAINING") {
      throw invalidParameter("Container instance status should be one of [ACTIVE,DRAINING]");
    }
    if (names.length === 0 || names.length > MAX_CHANGED) {
      throw invalidParameter(`Between 1 and ${MAX_CHANGED} container instances can be changed with one call.`);
    }
    const found = names.map((name) => ({ name, record: findContainerInstance(world, region, cluster, name) }));
    const changed = found.flatMap(({ record }) => {
      if (!record || record.status === "INACTIVE") return [];
      const after = { ...record, status, version: record.version + 1 };
      containerInstances(world, region).put(record.containerInstanceArn, after);
      return [after];
    });
    wakeScheduler(world);
    return {
      containerInstances: changed.map((record) => containerInstanceView(world, region, record, [])),
      failures: found
        .filter(({ record }) => !record || record.status === "INACTIVE")
        .map(({ name }) => missing(region, cluster.clusterName, name)),
    };
  },

  /** With `force` although tasks run on it, which are given up. */
  DeregisterContainerInstance({ cluster: reference, containerInstance = "", force }, { world, region }) {
    const cluster = requireCluster(world, region, reference);
    const record = requireContainerInstance(world, region, cluster, containerInstance);
    const now = new Date(world.now());
    for (const task of tasksOn(world, region, record)) {
      if (!force) throw invalidParameter("Found running tasks on the instance.");
      if (task.task.desiredStatus === "STOPPED") continue;
      const stoppedReason = "Container instance deregistration forced by user";
      const stop = { desiredStatus: "STOPPED", stopCode: "UserInitiated", stoppedReason, stoppingAt: now } as const;
      putTask(world, region, { ...task, task: { ...task.task, ...stop, version: (task.task.version ?? 0) + 1 } });
    }
    const inactive = { ...record, status: "INACTIVE" as const, inactiveAt: now, version: record.version + 1 };
    containerInstances(world, region).put(record.containerInstanceArn, inactive);
    wakeScheduler(world);
    return { containerInstance: containerInstanceView(world, region, inactive, ["TAGS"]) };
  },
};

function missing(region: string, cluster: string, name: string) {
  return { arn: isArn(name) ? name : containerInstanceArn(region, cluster, name), reason: "MISSING" };
}
