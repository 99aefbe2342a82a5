import type { TargetGroup } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { World } from "../../../world";
import type { TargetGroupRecord } from "../records";
import { loadBalancersOf } from "../topology";

/** As AWS shows it, with the load balancers that forward to it. */
export function targetGroupView(world: World, region: string, record: TargetGroupRecord): TargetGroup {
  const { Attributes: _, ...shown } = record;
  return { ...shown, LoadBalancerArns: loadBalancersOf(world, region, record.TargetGroupArn) };
}
