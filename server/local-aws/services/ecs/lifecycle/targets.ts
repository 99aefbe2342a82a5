/** A task's places in target groups, and what its health there means. */
import { deregisterTarget, registerTarget, requestsInFlight, targetState } from "../../elbv2/for-ecs";
import type { Ecs } from "../context";
import type { TaskRecord, TaskTarget } from "../records";

/** Registers the task's private address, or its instance with its host port, with every target group of its service. */
export function registerTargets(ecs: Ecs, region: string, record: TaskRecord): TaskTarget[] {
  const registered: TaskTarget[] = [];
  for (const { targetGroupArn, containerName, containerPort } of record.loadBalancers) {
    const reached = reachedAt(record, containerName, containerPort);
    if (targetGroupArn === undefined || !reached) continue;
    const target = { targetGroupArn, ...reached };
    try {
      registerTarget(ecs.world, region, targetGroupArn, target);
    } catch (error) {
      // The group was deleted under the service: the task runs on without traffic, as on AWS.
      ecs.world.log("ecs-register-target-failed", { targetGroupArn, error: String(error) });
      continue;
    }
    registered.push(target);
    ecs.news.push({ region, serviceArn: record.serviceArn, kind: "registered", targetGroupArn });
  }
  return registered;
}

function reachedAt(
  { networkInterface, host, hostPorts = [] }: TaskRecord,
  containerName: string | undefined,
  containerPort: number | undefined,
): { id: string; port: number } | undefined {
  if (containerPort === undefined) return undefined;
  if (networkInterface) return { id: networkInterface.privateIpAddress, port: containerPort };
  const bound = hostPorts.find((one) => one.containerName === containerName && one.containerPort === containerPort);
  return host && bound && { id: host.instanceId, port: bound.hostPort };
}

export function deregisterTargets(ecs: Ecs, region: string, record: TaskRecord): void {
  for (const target of record.targets) {
    deregisterTarget(ecs.world, region, target.targetGroupArn, target);
    ecs.news.push({
      region,
      serviceArn: record.serviceArn,
      kind: "deregistered",
      targetGroupArn: target.targetGroupArn,
    });
  }
  if (record.targets.length > 0) ecs.news.push({ region, serviceArn: record.serviceArn, kind: "draining" });
}

/**
 * True once no load balancer sends the task anything any more. ELB completes a deregistration as soon as nothing is in
 * flight, although it goes on to show the target as draining until the delay is over (ELB user guide, "Deregistration delay").
 */
export function isDrained(ecs: Ecs, region: string, record: TaskRecord): boolean {
  return record.targets.every(
    (target) =>
      targetState(ecs.world, region, target.targetGroupArn, target) === undefined ||
      requestsInFlight(ecs.world, region, target.targetGroupArn, target) === 0,
  );
}
