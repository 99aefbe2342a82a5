import { AwsError } from "../../../protocol/aws-error";
import type { Verb } from "../module";
import { targetGroups } from "../records";
import { groupOf, runtimeOf } from "../runtime";
import { forgetTags } from "../tags/tags";
import { remove } from "../targets/deregister";
import { loadBalancersOf } from "../topology";

/** Takes its targets along. What does not exist counts as deleted, as on AWS. */
export const deleteTargetGroup: Verb<"DeleteTargetGroup"> = ({ TargetGroupArn = "" }, { world, region }) => {
  if (!targetGroups(world, region).has(TargetGroupArn)) return {};
  if (loadBalancersOf(world, region, TargetGroupArn).length > 0) {
    const message = `Target group '${TargetGroupArn}' is currently in use by a listener or a rule`;
    throw new AwsError("ResourceInUseException", message);
  }
  const group = groupOf(world, region, TargetGroupArn);
  for (const target of [...group.targets.values()]) remove(world, group, target);
  runtimeOf(world).groups.delete(TargetGroupArn);
  targetGroups(world, region).delete(TargetGroupArn);
  forgetTags(world, region, TargetGroupArn);
  return {};
};
