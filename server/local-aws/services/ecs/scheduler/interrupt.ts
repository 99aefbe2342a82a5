/** Stops tasks as AWS itself does: by a condition, since nobody can ask for it. */
import type { Ecs } from "../context";
import { beginStop } from "../lifecycle/status";
import type { ServiceRecord } from "../records";
import { tasksOfService } from "../tasks/task-index";

/** The first text is ECS's (developer guide, "Fargate capacity providers"); the other one is not documented. */
const REASONS = {
  SpotInterruption: "Your Spot Task was interrupted.",
  InfrastructureHealth: "The underlying infrastructure of the task is unhealthy.",
};

export function interruptTasks(ecs: Ecs, region: string, { serviceArn, serviceName }: ServiceRecord): void {
  const condition = ecs.world.conditions.find("tasksInterrupted", ({ service }) => service === serviceName);
  if (!condition) return;
  const { stopCode: code } = condition;
  for (const record of tasksOfService(ecs.world, region, serviceArn)) {
    if (record.task.lastStatus === "RUNNING") beginStop(ecs, region, record, { code, reason: REASONS[code] });
  }
}
