import { loadBalancerNotFound, targetGroupNotFound, validationError } from "../errors";
import type { Verb } from "../module";
import { paged } from "../paging";
import { loadBalancers, type TargetGroupRecord, targetGroups } from "../records";
import { loadBalancersOf } from "../topology";
import { targetGroupView } from "./view";

export const describeTargetGroups: Verb<"DescribeTargetGroups"> = (input, { world, region }) => {
  const { LoadBalancerArn, TargetGroupArns: arns = [], Names: names = [] } = input;
  if ([LoadBalancerArn !== undefined, arns.length > 0, names.length > 0].filter(Boolean).length > 1) {
    throw validationError("Specify only one of: load balancer ARN, target group ARNs, target group names");
  }
  if (LoadBalancerArn !== undefined && !loadBalancers(world, region).has(LoadBalancerArn)) {
    throw loadBalancerNotFound([LoadBalancerArn]);
  }
  const all = targetGroups(world, region).values();
  const chosen =
    LoadBalancerArn === undefined
      ? named(all, arns, names)
      : all.filter((group) => loadBalancersOf(world, region, group.TargetGroupArn).includes(LoadBalancerArn));
  const { items, NextMarker } = paged(chosen, (group) => group.TargetGroupArn, input);
  return { TargetGroups: items.map((group) => targetGroupView(world, region, group)), NextMarker };
};

function named(all: TargetGroupRecord[], arns: readonly string[], names: readonly string[]): TargetGroupRecord[] {
  const wanted = new Set([...arns, ...names]);
  if (wanted.size === 0) return all;
  const found = all.filter((group) => wanted.delete(arns.length > 0 ? group.TargetGroupArn : group.TargetGroupName));
  if (wanted.size > 0) throw targetGroupNotFound([...wanted]);
  return found;
}
