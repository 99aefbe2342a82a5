/** What ECS asks of Auto Scaling: which group an instance belongs to, and to have more instances. */
import type { World } from "../../world";
import { type GroupRecord, groups } from "./records";
import { wakeWorker } from "./scaling/wake";

export function findGroupByArn(world: World, region: string, arn: string): GroupRecord | undefined {
  return groups(world, region)
    .values()
    .find((group) => group.arn === arn && !group.deleting);
}

/** The group that launched an instance. */
export function groupOfInstance(world: World, region: string, instanceId: string): GroupRecord | undefined {
  return groups(world, region)
    .values()
    .find((group) => group.instances.some((one) => one.instanceId === instanceId));
}

/** Raises the desired capacity within the group's bounds. False if it is as large as it may be. */
export function growGroup(world: World, region: string, group: GroupRecord, by: number): boolean {
  const desired = Math.min(group.maxSize, group.desired + by);
  if (desired <= group.desired) return false;
  groups(world, region).put(group.name, { ...group, desired });
  wakeWorker(world);
  return true;
}
