/**
 * The life of a task, one step at a time (developer guide, "Amazon ECS task lifecycle"). Each step looks at what is stored
 * and at what runs, so that a restart of the endpoint goes on where it was.
 */
import { AwsError } from "../../../protocol/aws-error";
import type { Ecs } from "../context";
import type { TaskRecord } from "../records";
import { findTaskDefinition } from "../task-definitions/find";
import { runningContainers, stoppedContainers, withBindings } from "./containers";
import { combined, type HealthStatus } from "./health/check";
import { attach, detach } from "./network-interface";
import { type LivePod, startPod, stopPod } from "./pods";
import { beginStop, change, moveTo } from "./status";
import { deregisterTargets, isDrained, registerTargets } from "./targets";

/** True while the task is between two states that last. */
export function isChanging({ task }: TaskRecord): boolean {
  return task.lastStatus !== task.desiredStatus;
}

/** One step, if it is time for one. */
export function advance(ecs: Ecs, region: string, record: TaskRecord): void {
  if (record.task.lastStatus === "STOPPED") return;
  if (record.task.desiredStatus === "STOPPED") stopStep(ecs, region, record);
  else startStep(ecs, region, record);
}

function startStep(ecs: Ecs, region: string, record: TaskRecord): void {
  const live = ecs.pods.get(record.task.taskArn);
  if (live && endedEarly(ecs, region, record, live)) return;
  const due = ecs.world.now() - record.statusAt.getTime() >= ecs.pace.transition;
  switch (record.task.lastStatus) {
    case "PROVISIONING":
      if (due) provision(ecs, region, record);
      return;
    case "PENDING":
      if (!live) startPod(ecs, region, record);
      else if (due && live.state === "running") activate(ecs, region, record, live);
      return;
    case "ACTIVATING":
      if (!live) startPod(ecs, region, record);
      else if (due && live.state === "running") {
        const targets = record.targets.length > 0 ? record.targets : registerTargets(ecs, region, record);
        moveTo(ecs, region, record, "RUNNING", { startedAt: new Date(ecs.world.now()) }, { targets });
      }
      return;
    default:
      // RUNNING before a restart of the endpoint, which ended its containers: bring them back.
      if (!live) startPod(ecs, region, record);
      else if (live.state === "running") refreshContainers(ecs, region, record, live);
  }
}

function provision(ecs: Ecs, region: string, record: TaskRecord): void {
  try {
    const attached = attach(ecs, region, record);
    moveTo(ecs, region, record, "PENDING", attached?.task, attached && { networkInterface: attached.networkInterface });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    fail(ecs, region, record, `${error.code}: ${error.message}`);
  }
}

function activate(ecs: Ecs, region: string, record: TaskRecord, live: LivePod): void {
  const networkMode = findTaskDefinition(ecs.world, region, record.task.taskDefinitionArn)?.networkMode;
  moveTo(ecs, region, record, "ACTIVATING", {
    pullStartedAt: live.pullStartedAt,
    pullStoppedAt: live.pullStoppedAt,
    containers: withBindings(record, networkMode, runningContainers(record.task.containers, live)),
  });
}

/** A container without which the task goes on may end, and the runtime's ids change with a restart. */
function refreshContainers(ecs: Ecs, region: string, record: TaskRecord, live: LivePod): void {
  const containers = runningContainers(record.task.containers, live);
  const same = containers.every((container, index) => {
    const before = record.task.containers[index];
    return (["lastStatus", "runtimeId", "healthStatus"] as const).every((key) => container[key] === before?.[key]);
  });
  if (!same) change(ecs, region, record, { containers, healthStatus: taskHealth(ecs, region, record, live) });
}

function taskHealth({ world }: Ecs, region: string, { task }: TaskRecord, live: LivePod): HealthStatus {
  const definitions = findTaskDefinition(world, region, task.taskDefinitionArn)?.containerDefinitions ?? [];
  const health = combined(definitions, (name) => live.health.get(name));
  return health === "none" ? "UNKNOWN" : health;
}

/** Sees to a task whose containers could not start, or of which an essential one has ended. */
function endedEarly(ecs: Ecs, region: string, record: TaskRecord, live: LivePod): boolean {
  if (live.failure !== undefined) {
    fail(ecs, region, record, live.failure);
    return true;
  }
  const definition = findTaskDefinition(ecs.world, region, record.task.taskDefinitionArn);
  const essential = definition?.containerDefinitions.filter((container) => container.essential !== false) ?? [];
  if (!essential.some((container) => live.exits.has(container.name ?? ""))) return false;
  beginStop(ecs, region, record, {
    code: "EssentialContainerExited",
    reason: "Essential container in task exited",
    failed: true,
    // Draining may take minutes: how it ended is told at once.
    containers: runningContainers(record.task.containers, live),
  });
  return true;
}

function fail(ecs: Ecs, region: string, record: TaskRecord, reason: string): void {
  const message = `was unable to place a task. Reason: ${reason}.`;
  ecs.news.push({ region, serviceArn: record.serviceArn, kind: "text", message });
  beginStop(ecs, region, record, { code: "TaskFailedToStart", reason, failed: true });
}

function stopStep(ecs: Ecs, region: string, record: TaskRecord): void {
  const { world, pace, pods } = ecs;
  const live = pods.get(record.task.taskArn);
  const due = world.now() - record.statusAt.getTime() >= pace.transition;
  switch (record.task.lastStatus) {
    case "PROVISIONING":
      moveTo(ecs, region, record, "DEPROVISIONING");
      return;
    case "DEACTIVATING":
      if (due && isDrained(ecs, region, record)) moveTo(ecs, region, record, "STOPPING", {}, { targets: [] });
      return;
    case "STOPPING":
      if (live && live.state !== "ended" && live.state !== "stopping") stopPod(ecs, live);
      if (due && (!live || live.state === "ended")) {
        const containers = stoppedContainers(record.task.containers, live);
        moveTo(ecs, region, record, "DEPROVISIONING", { containers, executionStoppedAt: new Date(world.now()) });
      }
      return;
    case "DEPROVISIONING":
      if (due) finish(ecs, region, record);
      return;
    default:
      if (record.targets.length > 0) deregisterTargets(ecs, region, record);
      moveTo(ecs, region, record, record.targets.length > 0 ? "DEACTIVATING" : "STOPPING");
  }
}

function finish(ecs: Ecs, region: string, record: TaskRecord): void {
  const { networkInterface, task } = detach(ecs, region, record);
  const containers = record.task.containers.map((container) => ({ ...container, lastStatus: "STOPPED" }));
  ecs.pods.get(record.task.taskArn)?.leave();
  ecs.pods.delete(record.task.taskArn);
  moveTo(
    ecs,
    region,
    record,
    "STOPPED",
    { ...task, containers, connectivity: "DISCONNECTED", stoppedAt: new Date(ecs.world.now()) },
    { networkInterface },
  );
}
