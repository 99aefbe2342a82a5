/** Stops tasks of a service: those the plan names, or all when it is deleted. */
import { nameOf } from "../arns";
import type { Ecs } from "../context";
import { primaryOf } from "../deployments/deployments";
import { beginStop } from "../lifecycle/status";
import { type ServiceRecord, services } from "../records";
import { tasksOfService } from "../tasks/task-index";
import type { LiveTask } from "./live-tasks";
import { say } from "./say";

export function stopTasks(
  ecs: Ecs,
  region: string,
  service: ServiceRecord,
  live: readonly LiveTask[],
  taskArns: readonly string[],
): void {
  for (const taskArn of taskArns) {
    const found = live.find(({ record }) => record.task.taskArn === taskArn);
    if (!found) continue;
    const { record, health } = found;
    const { serviceArn } = service;
    if (health.state === "unhealthy") {
      const { event, reason } = wordsFor(health, taskArn);
      say(ecs, region, service, event);
      beginStop(ecs, region, record, { code: "ServiceSchedulerInitiated", reason, failed: true });
    } else {
      const reason = `Scaling activity initiated by (deployment ${primaryOf(service).id})`;
      beginStop(ecs, region, record, { code: "ServiceSchedulerInitiated", reason });
    }
    ecs.news.push({ region, serviceArn, kind: "stopped", taskId: nameOf(taskArn) });
  }
}

function wordsFor(
  health: LiveTask["health"] & { state: "unhealthy" },
  taskArn: string,
): { event: string; reason: string } {
  if (health.by === "container") {
    return {
      event: `(task ${nameOf(taskArn)}) failed container health checks.`,
      reason: "Task failed container health checks",
    };
  }
  const { targetGroupArn, port } = health.target;
  return {
    event: `(port ${port}) is unhealthy in (target-group ${targetGroupArn}) due to (reason ${health.reason}).`,
    reason: `Task failed ELB health checks in (target-group ${targetGroupArn})`,
  };
}

/** A deleted service stops its tasks and is INACTIVE once none is left. */
export function drain(ecs: Ecs, region: string, serviceArn: string): void {
  const service = services(ecs.world, region).get(serviceArn);
  if (!service) return;
  const tasks = tasksOfService(ecs.world, region, serviceArn);
  for (const record of tasks) {
    if (record.task.desiredStatus === "STOPPED") continue;
    const reason = `Scaling activity initiated by (deployment ${primaryOf(service).id})`;
    beginStop(ecs, region, record, { code: "ServiceSchedulerInitiated", reason });
    ecs.news.push({ region, serviceArn, kind: "stopped", taskId: nameOf(record.task.taskArn) });
  }
  if (tasks.some((record) => record.task.lastStatus !== "STOPPED")) return;
  services(ecs.world, region).put(serviceArn, {
    ...service,
    status: "INACTIVE",
    inactiveAt: new Date(ecs.world.now()),
  });
}
