import type { World } from "../../../world";
import { groupNotFound, validationError } from "../errors";
import { type GroupInstance, type GroupRecord, groups } from "../records";

/** For a change. @throws AwsError ValidationError, also for one that is being deleted */
export function requireGroup(world: World, region: string, name = ""): GroupRecord {
  const group = groups(world, region).get(name);
  if (!group || group.deleting) throw groupNotFound(name);
  return group;
}

/** By instance. @throws AwsError ValidationError */
export function requireMember(
  world: World,
  region: string,
  instanceId = "",
): { group: GroupRecord; member: GroupInstance } {
  for (const group of groups(world, region).values()) {
    const member = group.instances.find((one) => one.instanceId === instanceId);
    if (member) return { group, member };
  }
  throw validationError(`Instance Id not found - No managed instance found for instance ID: ${instanceId}`);
}
