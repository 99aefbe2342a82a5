/** A group's instances as targets of its target groups. */
import type { World } from "../../../world";
import { findTargetGroup, registerTarget, targetState } from "../../elbv2/for-ecs";
import type { GroupInstance, GroupRecord } from "../records";

/** Target groups that were deleted meanwhile are left out. */
export function targetsOf(world: World, region: string, group: GroupRecord): { arn: string; port: number }[] {
  return group.targetGroupArns.flatMap((arn) => {
    const found = findTargetGroup(world, region, arn);
    return found?.Port === undefined ? [] : [{ arn, port: found.Port }];
  });
}

export function registerMember(world: World, region: string, group: GroupRecord, instanceId: string): void {
  for (const { arn, port } of targetsOf(world, region, group)) {
    registerTarget(world, region, arn, { id: instanceId, port });
  }
}

/** As its load balancers see it, once the grace period is over and if the group cares. */
export function failsHealthChecks(world: World, region: string, group: GroupRecord, member: GroupInstance): boolean {
  if (group.healthCheckType !== "ELB") return false;
  if (world.now() - member.since.getTime() < group.healthCheckGracePeriod * 1000) return false;
  return targetsOf(world, region, group).some(
    ({ arn, port }) => targetState(world, region, arn, { id: member.instanceId, port })?.state === "unhealthy",
  );
}
