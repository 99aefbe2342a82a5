/** The tasks of a service that are meant to run, with what their health checks say. */
import type { Ecs } from "../context";
import { healthOf, type TaskHealth } from "../lifecycle/health/task-health";
import { services, type TaskRecord } from "../records";
import { putTask, tasksOfService } from "../tasks/task-index";

export interface LiveTask {
  record: TaskRecord;
  health: TaskHealth;
}

/** Also notes when a task is healthy for the first time, which ends its deployment's row of failures. */
export function lookAt(ecs: Ecs, region: string, serviceArn: string): LiveTask[] {
  const live: LiveTask[] = [];
  for (const record of tasksOfService(ecs.world, region, serviceArn)) {
    if (record.task.desiredStatus !== "RUNNING") continue;
    const health = healthOf(ecs, region, record);
    const isNews = health.state === "healthy" && !record.healthyAt;
    const seen = isNews ? { ...record, healthyAt: new Date(ecs.world.now()) } : record;
    live.push({ record: seen, health });
    if (!isNews) continue;
    putTask(ecs.world, region, seen);
    resetFailures(ecs, region, seen);
  }
  return live;
}

function resetFailures(ecs: Ecs, region: string, { serviceArn = "", deploymentId }: TaskRecord): void {
  const service = services(ecs.world, region).get(serviceArn);
  const deployment = service?.deployments.find(({ id }) => id === deploymentId);
  if (!service || !deployment || deployment.failedTasks === 0) return;
  const deployments = service.deployments.map((other) =>
    other === deployment ? { ...other, failedTasks: 0, lastFailureAt: undefined, announcedRound: undefined } : other,
  );
  services(ecs.world, region).put(serviceArn, { ...service, deployments });
}
