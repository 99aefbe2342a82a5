/** One look at one group: what has become of its instances, and the next step towards its desired capacity. */
import type { World } from "../../../world";
import { stateOf } from "../../ec2/instances/state";
import { ec2Tables } from "../../ec2/tables";
import { activities, type GroupInstance, type GroupRecord, groups, liveInstances } from "../records";
import { endActivity } from "./activities";
import { launchOne } from "./launch";
import { failsHealthChecks, registerMember } from "./targets";
import { beginTermination, changeMember } from "./terminate";

/** True while something is under way. */
export function tend(world: World, region: string, name: string): boolean {
  const read = () => groups(world, region).get(name);
  const before = read();
  for (const member of before?.instances ?? []) follow(world, region, name, member);
  const group = read();
  if (!group) return false;
  if (group.deleting && group.instances.length === 0) {
    groups(world, region).delete(name);
    activities(world, region).delete(name);
    return false;
  }
  const surplus = liveInstances(group).length - group.desired;
  if (surplus > 0) shrink(world, region, group, surplus);
  else if (surplus < 0 && !group.deleting) grow(world, region, name);
  return read()?.instances.some(({ lifecycle }) => lifecycle !== "InService") ?? false;
}

function follow(world: World, region: string, name: string, member: GroupInstance): void {
  const instance = ec2Tables(world, region).instances.get(member.instanceId);
  const state = instance ? stateOf(instance, world.now()) : "terminated";
  const group = groups(world, region).get(name);
  if (!group) return;
  if (member.lifecycle === "Terminating") {
    if (state !== "terminated") return;
    endActivity(world, region, name, member.activityId);
    groups(world, region).put(name, {
      ...group,
      instances: group.instances.filter((one) => one.instanceId !== member.instanceId),
    });
  } else if (state !== "pending" && state !== "running") {
    changeMember(world, region, name, member.instanceId, { healthy: false });
    const cause =
      "an instance was taken out of service in response to an EC2 health check indicating it has been terminated or stopped";
    beginTermination(world, region, name, member, cause);
  } else if (member.lifecycle === "Pending" && state === "running") {
    endActivity(world, region, name, member.activityId);
    changeMember(world, region, name, member.instanceId, { lifecycle: "InService", since: new Date(world.now()) });
    registerMember(world, region, group, member.instanceId);
  } else if (member.lifecycle === "InService" && failsHealthChecks(world, region, group, member)) {
    changeMember(world, region, name, member.instanceId, { healthy: false });
    const cause = "an instance was taken out of service in response to an ELB system health check failure";
    beginTermination(world, region, name, member, cause);
  }
}

function grow(world: World, region: string, name: string): void {
  for (;;) {
    const group = groups(world, region).get(name);
    if (!group || liveInstances(group).length >= group.desired) return;
    if (group.retryAt && world.now() < group.retryAt.getTime()) return;
    if (!launchOne(world, region, group)) return;
  }
}

/** From the zone with the most instances, the oldest first; protected ones only when the group itself goes. */
function shrink(world: World, region: string, group: GroupRecord, count: number): void {
  let candidates = liveInstances(group).filter((one) => group.deleting || !one.protectedFromScaleIn);
  for (let index = 0; index < count && candidates.length > 0; index++) {
    const inZone = (zone: string) => candidates.filter((one) => one.availabilityZone === zone).length;
    const [victim] = candidates.toSorted((a, b) => inZone(b.availabilityZone) - inZone(a.availabilityZone));
    if (!victim) return;
    const live = liveInstances(groups(world, region).get(group.name) ?? group).length;
    const cause = `an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from ${live} to ${live - 1}`;
    beginTermination(world, region, group.name, victim, cause);
    candidates = candidates.filter((one) => one !== victim);
  }
}
