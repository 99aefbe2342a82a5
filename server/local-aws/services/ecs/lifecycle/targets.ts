/** A task's places in target groups, and what its health there means. */
import { deregisterTarget, registerTarget, requestsInFlight, targetState } from "../../elbv2/for-ecs";
import type { Ecs } from "../context";
import type { TaskRecord, TaskTarget } from "../records";

/** Registers the task's private address with every target group of its service. */
export function registerTargets(ecs: Ecs, region: string, record: TaskRecord): TaskTarget[] {
  const address = record.networkInterface?.privateIpAddress;
  if (address === undefined) return [];
  const registered: TaskTarget[] = [];
  for (const { targetGroupArn, containerPort } of record.loadBalancers) {
    if (targetGroupArn === undefined || containerPort === undefined) continue;
    const target = { targetGroupArn, id: address, port: containerPort };
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
