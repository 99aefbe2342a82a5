/** What ECS asks of load balancing: the tasks of a service become targets, and their health decides over a rollout. */
import type { World } from "../../world";
import { findTargetGroup } from "./records";
import { groupOf, slot } from "./runtime";
import { deregister } from "./targets/deregister";
import { register } from "./targets/register";
import { stateOf, type TargetState } from "./targets/state";
import { loadBalancersOf } from "./topology";

export { findTargetGroup, type TargetGroupRecord } from "./records";
export type { TargetState } from "./targets/state";

/** An address (`ip` target groups) or an instance id (`instance`), with the port that takes the traffic. */
export interface TargetAddress {
  id: string;
  port: number;
}

/** Adds a target; one that is already registered stays as it is, one that drains comes back. Throws TargetGroupNotFound, InvalidTarget. */
export function registerTarget(
  world: World,
  region: string,
  targetGroupArn: string,
  target: TargetAddress & { availabilityZone?: string },
): void {
  register(world, region, targetGroupArn, target);
}

/** Starts draining (or removes at once what gets no traffic). Unknown groups and targets are no error: the wish is fulfilled. */
export function deregisterTarget(world: World, region: string, targetGroupArn: string, target: TargetAddress): void {
  if (findTargetGroup(world, region, targetGroupArn)) deregister(world, region, targetGroupArn, target);
}

/** As DescribeTargetHealth tells it; undefined once the target is not registered any more (drained to the end). */
export function targetState(
  world: World,
  region: string,
  targetGroupArn: string,
  target: TargetAddress,
): TargetState | undefined {
  return stateOf(world, region, targetGroupArn, target);
}

/** Requests the target is serving for the load balancer now: a draining target with none may be stopped. */
export function requestsInFlight(world: World, region: string, targetGroupArn: string, target: TargetAddress): number {
  return groupOf(world, region, targetGroupArn).targets.get(slot(target.id, target.port))?.inFlight.size ?? 0;
}

/** True if a listener or rule of some load balancer forwards to the group. */
export function isTargetGroupInUse(world: World, region: string, targetGroupArn: string): boolean {
  return loadBalancersOf(world, region, targetGroupArn).length > 0;
}
