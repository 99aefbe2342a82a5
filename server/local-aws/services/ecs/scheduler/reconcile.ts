/** One look at one service: what is compared with what is wanted, and the next step taken. */
import type { Ecs } from "../context";
import { primaryOf } from "../deployments/deployments";
import { judge } from "../deployments/judge";
import { containerInstances } from "../instances/records";
import { type ServiceRecord, services, type TaskRecord } from "../records";
import { interruptTasks } from "./interrupt";
import { type LiveTask, lookAt } from "./live-tasks";
import { planService } from "./plan";
import { sayNowAndThen } from "./say";
import { startTasks } from "./start-tasks";
import { drain, stopTasks } from "./stop-tasks";

const BLOCKED =
  "was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.";

const THROTTLED = "operations are being throttled. Will try again later.";

export function reconcile(ecs: Ecs, region: string, serviceArn: string): void {
  const read = () => services(ecs.world, region).get(serviceArn);
  if (read()?.status === "DRAINING") drain(ecs, region, serviceArn);
  const active = read();
  if (active?.status !== "ACTIVE") return;
  interruptTasks(ecs, region, active);
  const live = lookAt(ecs, region, serviceArn);
  judge(ecs, region, serviceArn, live);
  const service = read();
  if (service) act(ecs, region, service, live);
}

function isDraining({ world }: Ecs, region: string, { task }: TaskRecord): boolean {
  return containerInstances(world, region).get(task.containerInstanceArn ?? "")?.status === "DRAINING";
}

function act(ecs: Ecs, region: string, service: ServiceRecord, live: readonly LiveTask[]): void {
  const primary = primaryOf(service);
  const plan = planService({
    desiredCount: service.desiredCount,
    minimumHealthyPercent: service.deploymentConfiguration.minimumHealthyPercent ?? 100,
    maximumPercent: service.deploymentConfiguration.maximumPercent ?? 200,
    tasks: live.map(({ record, health }) => ({
      taskArn: record.task.taskArn,
      // What runs on a draining instance has to be replaced, as by a deployment.
      primary: record.deploymentId === primary.id && !isDraining(ecs, region, record),
      health: health.state,
    })),
    mayStart: primary.rolloutState !== "FAILED",
  });
  const isThrottled = ecs.world.conditions.find("schedulerThrottled", (one) => one.service === service.serviceName);
  if (isThrottled && (plan.start > 0 || plan.stop.length > 0)) {
    sayNowAndThen(ecs, region, service, "throttledAt", THROTTLED);
    return;
  }
  if (plan.start > 0) startTasks(ecs, region, service, live, plan.start);
  stopTasks(ecs, region, service, live, plan.stop);
  if (plan.blocked) sayNowAndThen(ecs, region, service, "blockedAt", BLOCKED);
}
