/** One look at one service: what is compared with what is wanted, and the next step taken. */

import { nameOf } from "../arns";
import { findCluster } from "../clusters/find";
import type { Ecs } from "../context";
import { beginStop } from "../lifecycle/status";
import { healthOf, type TaskHealth } from "../lifecycle/targets";
import { NO_INSTANCES, placementOf } from "../placement";
import { type ServiceRecord, services, type TaskRecord } from "../records";
import { findTaskDefinition } from "../task-definitions/find";
import { chooseSubnet, newTask, serviceGroup } from "../tasks/new-task";
import { putTask, tasksOfService } from "../tasks/task-index";
import { failureRound, startDelay } from "./circuit-breaker";
import { primaryOf } from "./deployments";
import { judge } from "./judge";
import { type Plan, planService } from "./plan";

/** How often it is repeated that nothing can be done. */
const REPEAT = 15 * 60_000;

/** A task that is meant to run, with what its health checks say. */
export interface LiveTask {
  record: TaskRecord;
  health: TaskHealth;
}

export function reconcile(ecs: Ecs, region: string, serviceArn: string): void {
  const read = () => services(ecs.world, region).get(serviceArn);
  if (read()?.status === "DRAINING") drain(ecs, region, serviceArn);
  if (read()?.status !== "ACTIVE") return;
  const live = lookAt(ecs, region, serviceArn);
  judge(ecs, region, serviceArn, live);
  const service = read();
  if (service) act(ecs, region, service, live);
}

/** Also notes when a task is healthy for the first time, which ends its deployment's row of failures. */
function lookAt(ecs: Ecs, region: string, serviceArn: string): LiveTask[] {
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

function act(ecs: Ecs, region: string, service: ServiceRecord, live: readonly LiveTask[]): void {
  const primary = primaryOf(service);
  const plan = planService({
    desiredCount: service.desiredCount,
    minimumHealthyPercent: service.deploymentConfiguration.minimumHealthyPercent ?? 100,
    maximumPercent: service.deploymentConfiguration.maximumPercent ?? 200,
    tasks: live.map(({ record, health }) => ({
      taskArn: record.task.taskArn,
      primary: record.deploymentId === primary.id,
      health: health.state,
    })),
    mayStart: primary.rolloutState !== "FAILED",
  });
  if (plan.start > 0) startTasks(ecs, region, service, live, plan.start);
  stopTasks(ecs, region, service, live, plan);
  if (plan.blocked) cannotMove(ecs, region, service);
}

function startTasks(ecs: Ecs, region: string, service: ServiceRecord, live: readonly LiveTask[], count: number): void {
  const { world } = ecs;
  const primary = primaryOf(service);
  const cluster = findCluster(world, region, nameOf(service.clusterArn));
  const definition = findTaskDefinition(world, region, primary.revision.taskDefinition);
  const placement = placementOf(primary.revision, cluster);
  if (placement.launchType !== "FARGATE") {
    cannotPlace(ecs, region, service);
    return;
  }
  if (!definition || isDelayed(ecs, region, service)) return;
  const others = live.map(({ record }) => record);
  for (let index = 0; index < count; index++) {
    const record = newTask({
      region,
      clusterArn: service.clusterArn,
      definition,
      ...placement,
      platformVersion: primary.revision.platformVersion,
      group: serviceGroup(service.serviceArn),
      startedBy: primary.id,
      enableExecuteCommand: service.enableExecuteCommand,
      networkConfiguration: primary.revision.networkConfiguration,
      subnetId: chooseSubnet(primary.revision.networkConfiguration, others),
      serviceArn: service.serviceArn,
      deploymentId: primary.id,
      loadBalancers: primary.revision.loadBalancers,
      now: new Date(world.now()),
    });
    putTask(world, region, record);
    others.push(record);
    const taskId = nameOf(record.task.taskArn);
    ecs.news.push({ region, serviceArn: service.serviceArn, kind: "started", taskId });
  }
}

/** True while the scheduler waits after failures; says so once a round. */
function isDelayed(ecs: Ecs, region: string, service: ServiceRecord): boolean {
  const primary = primaryOf(service);
  const round = failureRound(primary.failedTasks, service.desiredCount);
  const delay = startDelay(round);
  if (delay > 0 && primary.announcedRound !== round) {
    const deployments = service.deployments.map((other) =>
      other === primary ? { ...other, announcedRound: round } : other,
    );
    services(ecs.world, region).put(service.serviceArn, { ...service, deployments });
    say(
      ecs,
      region,
      service,
      "is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
    );
  }
  return ecs.world.now() < (primary.lastFailureAt?.getTime() ?? 0) + delay;
}

function cannotPlace(ecs: Ecs, region: string, service: ServiceRecord): void {
  const now = ecs.world.now();
  if (service.unplacedAt && now - service.unplacedAt.getTime() < REPEAT) return;
  services(ecs.world, region).put(service.serviceArn, { ...service, unplacedAt: new Date(now) });
  say(
    ecs,
    region,
    service,
    `was unable to place a task because no container instance met all of its requirements. Reason: ${NO_INSTANCES} For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`,
  );
}

function cannotMove(ecs: Ecs, region: string, service: ServiceRecord): void {
  const now = ecs.world.now();
  if (service.blockedAt && now - service.blockedAt.getTime() < REPEAT) return;
  services(ecs.world, region).put(service.serviceArn, { ...service, blockedAt: new Date(now) });
  say(
    ecs,
    region,
    service,
    "was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.",
  );
}

function stopTasks(ecs: Ecs, region: string, service: ServiceRecord, live: readonly LiveTask[], plan: Plan): void {
  for (const taskArn of plan.stop) {
    const found = live.find(({ record }) => record.task.taskArn === taskArn);
    if (!found) continue;
    const { record, health } = found;
    const { serviceArn } = service;
    if (health.state === "unhealthy") {
      const { targetGroupArn, port } = health.target;
      say(
        ecs,
        region,
        service,
        `(port ${port}) is unhealthy in (target-group ${targetGroupArn}) due to (reason ${health.reason}).`,
      );
      const reason = `Task failed ELB health checks in (target-group ${targetGroupArn})`;
      beginStop(ecs, region, record, { code: "ServiceSchedulerInitiated", reason, failed: true });
    } else {
      const reason = `Scaling activity initiated by (deployment ${primaryOf(service).id})`;
      beginStop(ecs, region, record, { code: "ServiceSchedulerInitiated", reason });
    }
    ecs.news.push({ region, serviceArn, kind: "stopped", taskId: nameOf(taskArn) });
  }
}

/** A deleted service stops its tasks and is INACTIVE once none is left. */
function drain(ecs: Ecs, region: string, serviceArn: string): void {
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

export function say(ecs: Ecs, region: string, { serviceArn }: ServiceRecord, message: string): void {
  ecs.news.push({ region, serviceArn, kind: "text", message });
}
