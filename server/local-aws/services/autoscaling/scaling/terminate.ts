import type { World } from "../../../world";
import { terminate } from "../../ec2/instances/terminate";
import { ec2Tables } from "../../ec2/tables";
import { deregisterTarget } from "../../elbv2/for-ecs";
import { type GroupInstance, type GroupRecord, groups } from "../records";
import { beginActivity } from "./activities";
import { targetsOf } from "./targets";

/** Takes an instance out of its group. @param cause in Auto Scaling's words, without the time before it */
export function beginTermination(
  world: World,
  region: string,
  name: string,
  member: GroupInstance,
  cause: string,
): void {
  const group = groups(world, region).get(name);
  if (!group || member.lifecycle === "Terminating") return;
  const activityId = beginActivity(world, region, group, {
    description: `Terminating EC2 instance: ${member.instanceId}`,
    cause,
    details: { "Availability Zone": member.availabilityZone },
  });
  for (const { arn, port } of targetsOf(world, region, group)) {
    deregisterTarget(world, region, arn, { id: member.instanceId, port });
  }
  const instance = ec2Tables(world, region).instances.get(member.instanceId);
  if (instance) terminate(world, region, instance);
  changeMember(world, region, name, member.instanceId, { lifecycle: "Terminating", activityId });
}

export function changeMember(
  world: World,
  region: string,
  name: string,
  instanceId: string,
  change: Partial<GroupInstance>,
): void {
  const group: GroupRecord | undefined = groups(world, region).get(name);
  if (!group) return;
  const instances = group.instances.map((one) => (one.instanceId === instanceId ? { ...one, ...change } : one));
  groups(world, region).put(name, { ...group, instances });
}
