/** How many instances a group has. */
import { validationError } from "../errors";
import type { AutoScalingHandlers } from "../module";
import { activities, groups } from "../records";
import { beginTermination } from "../scaling/terminate";
import { wakeWorker } from "../scaling/wake";
import { requireGroup, requireMember } from "./find";

export const capacityHandlers: AutoScalingHandlers = {
  SetDesiredCapacity({ AutoScalingGroupName, DesiredCapacity = 0 }, { world, region }) {
    const group = requireGroup(world, region, AutoScalingGroupName);
    const refusal = (how: string, bound: number) =>
      validationError(
        `New SetDesiredCapacity value ${DesiredCapacity} is ${how} value ${bound} for the AutoScalingGroup.`,
      );
    if (DesiredCapacity > group.maxSize) throw refusal("above max", group.maxSize);
    if (DesiredCapacity < group.minSize) throw refusal("below min", group.minSize);
    groups(world, region).put(group.name, { ...group, desired: DesiredCapacity, retryAt: undefined });
    wakeWorker(world);
    return {};
  },

  /** Another takes its place unless the desired capacity is lowered with it. */
  TerminateInstanceInAutoScalingGroup({ InstanceId, ShouldDecrementDesiredCapacity }, { world, region }) {
    const { group, member } = requireMember(world, region, InstanceId);
    if (ShouldDecrementDesiredCapacity && group.desired <= group.minSize) {
      throw validationError(
        `Currently, desiredSize equals minSize (${group.minSize}). Terminating instance without replacement will violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.`,
      );
    }
    const desired = ShouldDecrementDesiredCapacity ? group.desired - 1 : group.desired;
    groups(world, region).put(group.name, { ...group, desired });
    beginTermination(
      world,
      region,
      group.name,
      member,
      "an instance was taken out of service in response to a user request",
    );
    wakeWorker(world);
    return { Activity: activities(world, region).get(group.name)?.list[0] };
  },

  SetInstanceProtection(input, { world, region }) {
    const group = requireGroup(world, region, input.AutoScalingGroupName);
    const ids = input.InstanceIds ?? [];
    const unknown = ids.find((id) => !group.instances.some((one) => one.instanceId === id));
    if (unknown !== undefined) {
      throw validationError(`The instance ${unknown} is not part of Auto Scaling group ${group.name}.`);
    }
    const instances = group.instances.map((one) =>
      ids.includes(one.instanceId) ? { ...one, protectedFromScaleIn: input.ProtectedFromScaleIn ?? false } : one,
    );
    groups(world, region).put(group.name, { ...group, instances });
    return {};
  },
};
