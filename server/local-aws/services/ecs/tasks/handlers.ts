import type { ListTasksRequest } from "@aws-sdk/client-ecs";
import { isArn, nameOf, taskArn } from "../arns";
import { requireCluster } from "../clusters/find";
import { wakeScheduler } from "../context";
import { invalidParameter, serviceNotFound } from "../errors";
import type { EcsHandlers } from "../module";
import { listPage } from "../paging";
import type { TaskRecord } from "../records";
import { findService } from "../services/find";
import { findTask } from "./find";
import { runTask } from "./run";
import { putTask, tasksOfCluster, tasksOfService } from "./task-index";
import { taskView } from "./view";

/** AWS's limit of one call. */
const MAX_DESCRIBED = 100;

export const taskHandlers: EcsHandlers = {
  RunTask: runTask,

  DescribeTasks({ cluster: reference, tasks = [], include = [] }, { world, region }) {
    const cluster = requireCluster(world, region, reference);
    if (tasks.length === 0) throw invalidParameter("Tasks cannot be empty.");
    if (tasks.length > MAX_DESCRIBED) throw invalidParameter(`Tasks cannot be more than ${MAX_DESCRIBED}.`);
    const found = tasks.map((name) => ({ name, record: findTask(world, region, cluster, name) }));
    return {
      tasks: found.flatMap(({ record }) => (record ? [taskView(world, region, record, include)] : [])),
      failures: found.flatMap(({ name, record }) =>
        record ? [] : [{ arn: isArn(name) ? name : taskArn(region, cluster.clusterName, name), reason: "MISSING" }],
      ),
    };
  },

  /** Those that are meant to run, unless `desiredStatus` is STOPPED. */
  ListTasks(input, { world, region }) {
    const cluster = requireCluster(world, region, input.cluster);
    let found: TaskRecord[];
    if (input.serviceName === undefined) found = tasksOfCluster(world, region, cluster.clusterArn);
    else {
      const service = findService(world, region, cluster, input.serviceName);
      if (!service) throw serviceNotFound();
      found = tasksOfService(world, region, service.serviceArn);
    }
    const { items, nextToken } = listPage(found.filter(matcher(input)), (record) => record.task.taskArn, input);
    return { taskArns: items.map((record) => record.task.taskArn), nextToken };
  },

  /** The scheduler of a service starts another in its place. */
  StopTask({ cluster: reference, task = "", reason }, { world, region }) {
    const cluster = requireCluster(world, region, reference);
    const record = findTask(world, region, cluster, task);
    if (!record) throw invalidParameter("The referenced task was not found.");
    if ((reason?.length ?? 0) > 1024) throw invalidParameter("Reason must have at most 1024 characters.");
    if (record.task.desiredStatus === "STOPPED") return { task: taskView(world, region, record, ["TAGS"]) };
    const stopping: TaskRecord = {
      ...record,
      task: {
        ...record.task,
        desiredStatus: "STOPPED",
        stopCode: "UserInitiated",
        stoppedReason: reason ?? "Task stopped by user",
        stoppingAt: new Date(world.now()),
        version: (record.task.version ?? 0) + 1,
      },
    };
    putTask(world, region, stopping);
    wakeScheduler(world);
    return { task: taskView(world, region, stopping, ["TAGS"]) };
  },
};

function matcher(input: ListTasksRequest): (record: TaskRecord) => boolean {
  const desiredStatus = input.desiredStatus ?? "RUNNING";
  return ({ task }) =>
    task.desiredStatus === desiredStatus &&
    (input.family === undefined || nameOf(task.taskDefinitionArn).split(":")[0] === input.family) &&
    (input.launchType === undefined || task.launchType === input.launchType) &&
    (input.startedBy === undefined || task.startedBy === input.startedBy) &&
    (input.containerInstance === undefined ||
      nameOf(task.containerInstanceArn ?? "") === nameOf(input.containerInstance));
}
