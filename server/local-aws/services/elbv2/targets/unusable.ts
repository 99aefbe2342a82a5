/** Targets that are registered and that a load balancer can send nothing to. */
import type { World } from "../../../world";
import { stateOf } from "../../ec2/instances/state";
import { findNetworkInterface } from "../../ec2/network-interfaces";
import { ec2Tables } from "../../ec2/tables";
import { isNodeOfLoadBalancer } from "../load-balancers/nodes";
import type { TargetGroupRecord } from "../records";
import type { TargetState } from "./state";

/** An instance that does not run, or an address of a load balancer (API reference, TargetHealth.Reason); else undefined. */
export function unusableState(
  world: World,
  region: string,
  { TargetType }: TargetGroupRecord,
  id: string,
): TargetState | undefined {
  if (TargetType === "instance") return stoppedState(world, region, id);
  if (TargetType !== "ip" || !isNodeOfLoadBalancer(findNetworkInterface(world, region, id))) return undefined;
  return {
    state: "unused",
    reason: "Target.IpUnusable",
    description: "The target IP address is reserved for use by a load balancer",
  };
}

/** Ids that EC2 does not know (any more) say nothing. */
function stoppedState(world: World, region: string, id: string): TargetState | undefined {
  const instance = ec2Tables(world, region).instances.get(id);
  const state = instance && stateOf(instance, world.now());
  if (state === undefined || state === "pending" || state === "running") return undefined;
  return {
    state: "unused",
    reason: "Target.InvalidState",
    description: `Target is in the ${state} state`,
  };
}
