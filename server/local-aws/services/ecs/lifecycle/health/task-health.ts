/** Whether a task is healthy: by its container health checks, by its targets, or, without any, by how long it has run. */
import { targetState } from "../../../elbv2/for-ecs";
import type { Ecs } from "../../context";
import { services, type TaskRecord, type TaskTarget } from "../../records";
import { findTaskDefinition } from "../../task-definitions/find";
import { combined } from "./check";

export type TaskHealth =
  | { state: "pending" | "starting" | "healthy" }
  | { state: "unhealthy"; by: "load balancer"; target: TaskTarget; reason: string }
  | { state: "unhealthy"; by: "container" };

export function healthOf(ecs: Ecs, region: string, record: TaskRecord): TaskHealth {
  if (record.task.lastStatus !== "RUNNING") return { state: "pending" };
  const age = ecs.world.now() - record.statusAt.getTime();
  const containers = containerHealthOf(ecs, region, record);
  let starting = record.targets.length === 0 && containers === "none" && age < ecs.pace.stable;
  // Within the grace period the scheduler ignores what health checks of either kind say.
  const isGrace = age < gracePeriod(ecs, region, record);
  if (containers === "UNHEALTHY" && !isGrace) return { state: "unhealthy", by: "container" };
  if (containers === "UNHEALTHY" || containers === "UNKNOWN") starting = true;
  for (const target of record.targets) {
    const found = targetState(ecs.world, region, target.targetGroupArn, target);
    const state = found?.state ?? "unregistered";
    if (state === "initial") starting = true;
    if (state === "unhealthy" || state === "draining" || state === "unregistered") {
      const reason = found?.description ?? "Target is not registered";
      if (!isGrace) return { state: "unhealthy", by: "load balancer", target, reason };
      starting = true;
    }
  }
  return { state: starting ? "starting" : "healthy" };
}

function containerHealthOf({ world }: Ecs, region: string, { task }: TaskRecord): ReturnType<typeof combined> {
  const definitions = findTaskDefinition(world, region, task.taskDefinitionArn)?.containerDefinitions ?? [];
  return combined(definitions, (name) => task.containers.find((container) => container.name === name)?.healthStatus);
}

function gracePeriod(ecs: Ecs, region: string, record: TaskRecord): number {
  const service = record.serviceArn ? services(ecs.world, region).get(record.serviceArn) : undefined;
  return (service?.healthCheckGracePeriodSeconds ?? 0) * 1000;
}
