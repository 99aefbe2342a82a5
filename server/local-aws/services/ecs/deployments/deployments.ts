/** Begins, completes and fails deployments: changes of a service record, without side effects. */
import { randomInt } from "node:crypto";
import type { DeploymentRecord, Revision, ServiceRecord } from "../records";

/** `ecs-svc/` and 19 digits. */
function newDeploymentId(): string {
  return `ecs-svc/${randomInt(1, 10)}${Array.from({ length: 18 }, () => randomInt(10)).join("")}`;
}

export function newDeployment(revision: Revision, now: Date): DeploymentRecord {
  const id = newDeploymentId();
  return {
    id,
    status: "PRIMARY",
    revision,
    failedTasks: 0,
    createdAt: now,
    updatedAt: now,
    rolloutState: "IN_PROGRESS",
    rolloutStateReason: `ECS deployment ${id} in progress.`,
  };
}

export function primaryOf(service: ServiceRecord): DeploymentRecord {
  const [primary] = service.deployments;
  if (!primary) throw new Error(`service ${service.serviceArn} has no deployment`);
  return primary;
}

/** The new deployment becomes PRIMARY; those before it are ACTIVE until it is completed. */
export function startDeployment(service: ServiceRecord, deployment: DeploymentRecord): ServiceRecord {
  const before = service.deployments.map((old) => ({ ...old, status: "ACTIVE" as const }));
  return { ...service, steady: false, deployments: [deployment, ...before.filter(({ id }) => id !== deployment.id)] };
}

export function completeDeployment(service: ServiceRecord, now: Date): ServiceRecord {
  const primary = primaryOf(service);
  const completed: DeploymentRecord = {
    ...primary,
    rolloutState: "COMPLETED",
    rolloutStateReason: `ECS deployment ${primary.id} completed.`,
    updatedAt: now,
  };
  return { ...service, deployments: [completed], lastCompleted: completed };
}

/** Who ended a deployment, as ECS words it, and whether the service is to go back to the last good one. */
export interface Breaker {
  failed: string;
  rollingBack: string;
  rollback: boolean;
}

export const byCircuitBreaker = ({ deploymentConfiguration }: ServiceRecord): Breaker => ({
  failed: "ECS deployment circuit breaker: tasks failed to start.",
  rollingBack: "ECS deployment circuit breaker: rolling back",
  rollback: deploymentConfiguration.deploymentCircuitBreaker?.rollback === true,
});

export const byAlarm = ({ deploymentConfiguration }: ServiceRecord): Breaker => ({
  failed: "ECS deployment failed: alarm detected.",
  rollingBack: "ECS deployment alarm detected: rolling back",
  rollback: deploymentConfiguration.alarms?.rollback === true,
});

/** What becomes of a deployment that the circuit breaker or an alarm ends, and the deployment it went back to. */
export function breakDeployment(
  service: ServiceRecord,
  now: Date,
  by: Breaker = byCircuitBreaker(service),
): { service: ServiceRecord; rolledBackTo?: string } {
  const [primary, ...others] = [primaryOf(service), ...service.deployments.slice(1)];
  const failed: DeploymentRecord = {
    ...primary,
    rolloutState: "FAILED",
    rolloutStateReason: by.failed,
    updatedAt: now,
  };
  const broken = { ...service, deployments: [failed, ...others] };
  const good = service.lastCompleted;
  if (!by.rollback || !good || good.id === failed.id) return { service: broken };
  const restored: DeploymentRecord = {
    ...good,
    status: "PRIMARY",
    failedTasks: 0,
    announcedRound: undefined,
    updatedAt: now,
    rolloutState: "IN_PROGRESS",
    rolloutStateReason: `${by.rollingBack} to deploymentId ${good.id}.`,
  };
  return { service: startDeployment(broken, restored), rolledBackTo: good.id };
}
