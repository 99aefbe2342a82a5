/** Decides over the PRIMARY deployment: completed, failed, or still under way; and whether the service is steady. */
import type { Ecs } from "../context";
import { type ServiceRecord, services } from "../records";
import type { LiveTask } from "../scheduler/live-tasks";
import { tasksOfService } from "../tasks/task-index";
import { isAlarmed } from "./alarms";
import { isBroken } from "./circuit-breaker";
import { breakDeployment, byAlarm, byCircuitBreaker, completeDeployment, primaryOf } from "./deployments";

export function judge(ecs: Ecs, region: string, serviceArn: string, live: readonly LiveTask[]): void {
  const table = services(ecs.world, region);
  const before = table.get(serviceArn);
  if (!before) return;
  const say = (message: string) => ecs.news.push({ region, serviceArn, kind: "text", message });
  let service = before;
  const now = new Date(ecs.world.now());
  const { id } = primaryOf(service);
  const broken = isBroken(primaryOf(service), service.desiredCount, service.deploymentConfiguration);
  if (broken || isAlarmed(ecs.world, primaryOf(service), service.deploymentConfiguration)) {
    const outcome = breakDeployment(service, now, broken ? byCircuitBreaker(service) : byAlarm(service));
    service = outcome.service;
    say(`(deployment ${id}) deployment failed: ${broken ? "tasks failed to start" : "alarm detected"}.`);
    if (outcome.rolledBackTo) say(`rolling back to deployment ${outcome.rolledBackTo}.`);
  } else if (isRolledOut(ecs, region, service, live)) {
    if (primaryOf(service).rolloutState === "IN_PROGRESS") {
      service = completeDeployment(service, now);
      say(`(deployment ${id}) deployment completed.`);
    }
    if (!service.steady && primaryOf(service).rolloutState === "COMPLETED") {
      service = { ...service, steady: true, unplacedAt: undefined, blockedAt: undefined, throttledAt: undefined };
      say("has reached a steady state.");
    }
  } else if (service.steady) service = { ...service, steady: false };
  if (service !== before) table.put(serviceArn, service);
}

/** All wanted tasks are there, of the PRIMARY deployment and healthy, and nothing of an earlier one serves any more. */
function isRolledOut(ecs: Ecs, region: string, service: ServiceRecord, live: readonly LiveTask[]): boolean {
  const primary = primaryOf(service);
  const own = live.filter(({ record }) => record.deploymentId === primary.id);
  if (own.length !== service.desiredCount || own.some(({ health }) => health.state !== "healthy")) return false;
  return tasksOfService(ecs.world, region, service.serviceArn).every(
    (record) => record.deploymentId === primary.id || record.task.lastStatus === "STOPPED",
  );
}
