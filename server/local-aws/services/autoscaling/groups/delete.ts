import { AwsError } from "../../../protocol/aws-error";
import { inUse } from "../errors";
import type { Verb } from "../module";
import { activities, groups, liveInstances } from "../records";
import { wakeWorker } from "../scaling/wake";
import { requireGroup } from "./find";

/** With `ForceDelete` its instances go first, and the group is shown as "Delete in progress" until they are gone. */
export const deleteAutoScalingGroup: Verb<"DeleteAutoScalingGroup"> = (input, { world, region }) => {
  const group = requireGroup(world, region, input.AutoScalingGroupName);
  if (!input.ForceDelete && liveInstances(group).length > 0) {
    throw inUse(
      "You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.",
    );
  }
  if (!input.ForceDelete && group.instances.length > 0) {
    throw new AwsError(
      "ScalingActivityInProgressFault",
      "You cannot delete an AutoScalingGroup while there are scaling activities in progress for that group.",
    );
  }
  if (group.instances.length === 0) {
    groups(world, region).delete(group.name);
    activities(world, region).delete(group.name);
    return {};
  }
  groups(world, region).put(group.name, { ...group, deleting: true, minSize: 0, maxSize: 0, desired: 0 });
  wakeWorker(world);
  return {};
};
