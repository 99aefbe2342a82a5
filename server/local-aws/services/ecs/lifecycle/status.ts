/** Moves a task through its life: every change of a stored task goes through here. */
import type { TaskStopCode } from "@aws-sdk/client-ecs";
import type { Ecs } from "../context";
import { services, type TaskRecord, type TaskStatus } from "../records";
import { putTask } from "../tasks/task-index";

type TaskChange = Partial<TaskRecord["task"]>;

/** Stores a changed copy, with the version number one higher, and answers it. */
export function change(
  ecs: Ecs,
  region: string,
  record: TaskRecord,
  task: TaskChange,
  rest: Partial<Omit<TaskRecord, "task">> = {},
): TaskRecord {
  const changed = { ...record, ...rest, task: { ...record.task, ...task, version: (record.task.version ?? 0) + 1 } };
  putTask(ecs.world, region, changed);
  return changed;
}

export function moveTo(
  ecs: Ecs,
  region: string,
  record: TaskRecord,
  lastStatus: TaskStatus,
  task: TaskChange = {},
  rest: Partial<Omit<TaskRecord, "task">> = {},
): TaskRecord {
  return change(ecs, region, record, { ...task, lastStatus }, { ...rest, statusAt: new Date(ecs.world.now()) });
}

export interface StopCause {
  code: TaskStopCode;
  reason: string;
  /** Counts against the task's deployment. */
  failed?: boolean;
  /** As they are now; absent: unchanged. */
  containers?: TaskRecord["task"]["containers"];
}

/** Decides that a task is to stop; `advance` does the rest. A task that stops already keeps its first reason. */
export function beginStop(ecs: Ecs, region: string, record: TaskRecord, cause: StopCause): TaskRecord {
  if (record.task.desiredStatus === "STOPPED") return record;
  if (cause.failed) countFailure(ecs, region, record);
  return change(ecs, region, record, {
    desiredStatus: "STOPPED",
    stopCode: cause.code,
    stoppedReason: cause.reason,
    stoppingAt: new Date(ecs.world.now()),
    containers: cause.containers ?? record.task.containers,
  });
}

function countFailure(ecs: Ecs, region: string, record: TaskRecord): void {
  const service = record.serviceArn ? services(ecs.world, region).get(record.serviceArn) : undefined;
  if (!service) return;
  const lastFailureAt = new Date(ecs.world.now());
  const deployments = service.deployments.map((deployment) =>
    deployment.id === record.deploymentId
      ? { ...deployment, failedTasks: deployment.failedTasks + 1, lastFailureAt, updatedAt: lastFailureAt }
      : deployment,
  );
  services(ecs.world, region).put(service.serviceArn, { ...service, deployments });
}
