/** Takes a target out: it gets no new requests, finishes those it has, and is gone after the deregistration delay. */
import type { World } from "../../../world";
import { findTargetGroup, type TargetRecord, targetKey, targets } from "../records";
import { type Group, groupOf, runtimeOf, slot, type Target } from "../runtime";
import { endCheck } from "./check-health";

export const drainKey = (targetGroupArn: string, target: { id: string; port: number }): string =>
  `drain ${targetGroupArn} ${target.id} ${target.port}`;

/** What is not registered stays so; what already drains keeps its time. */
export function deregister(
  world: World,
  region: string,
  targetGroupArn: string,
  address: { id: string; port: number },
): void {
  const group = groupOf(world, region, targetGroupArn);
  const target = group.targets.get(slot(address.id, address.port));
  if (!target || target.record.DrainedAt) return;
  endCheck(world, group, target);
  const attributes = findTargetGroup(world, region, targetGroupArn)?.Attributes;
  const delaySeconds = Number(attributes?.["deregistration_delay.timeout_seconds"] ?? 300);
  // Nothing is sent to a group without load balancer, so there is nothing to wait for.
  if (!group.inUse || delaySeconds === 0) {
    remove(world, group, target);
    return;
  }
  const record: TargetRecord = { ...target.record, DrainedAt: new Date(world.now() + delaySeconds * 1000) };
  target.record = record;
  targets(world, region).put(targetKey(targetGroupArn, record.Id, record.Port), record);
  awaitDrained(world, group, target);
}

/** Also after a restart, for targets that were draining then. */
export function awaitDrained(world: World, group: Group, target: Target): void {
  const { DrainedAt, Id: id, Port: port } = target.record;
  if (!DrainedAt) return;
  const key = drainKey(group.arn, { id, port });
  runtimeOf(world).scheduler.schedule(key, DrainedAt.getTime(), () => remove(world, group, target));
}

/** Requests still under way are broken off: "the deregistration delay period elapsed" is a 502 on AWS. */
export function remove(world: World, group: Group, target: Target): void {
  const { Id, Port } = target.record;
  endCheck(world, group, target);
  runtimeOf(world).scheduler.cancel(drainKey(group.arn, { id: Id, port: Port }));
  targets(world, group.region).delete(targetKey(group.arn, Id, Port));
  if (group.targets.get(slot(Id, Port)) === target) group.targets.delete(slot(Id, Port));
  for (const breakOff of [...target.inFlight]) breakOff();
}
