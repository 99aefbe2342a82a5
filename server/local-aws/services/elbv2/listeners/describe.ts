import type { World } from "../../../world";
import { listenerNotFound, loadBalancerNotFound, validationError } from "../errors";
import type { Verb } from "../module";
import { paged } from "../paging";
import { type ListenerRecord, listeners, loadBalancers } from "../records";
import { listenersOf, listenerView } from "./view";

/** Of one load balancer, or the named ones. */
export const describeListeners: Verb<"DescribeListeners"> = (input, { world, region }) => {
  const { LoadBalancerArn, ListenerArns } = input;
  if ((LoadBalancerArn === undefined) === (ListenerArns === undefined || ListenerArns.length === 0)) {
    throw validationError("You must specify either listener ARNs or a load balancer ARN");
  }
  const chosen =
    LoadBalancerArn === undefined
      ? named(world, region, ListenerArns ?? [])
      : ofLoadBalancer(world, region, LoadBalancerArn);
  const { items, NextMarker } = paged(chosen, (listener) => listener.ListenerArn, input);
  return { Listeners: items.map(listenerView), NextMarker };
};

function ofLoadBalancer(world: World, region: string, arn: string): ListenerRecord[] {
  if (!loadBalancers(world, region).has(arn)) throw loadBalancerNotFound([arn]);
  return listenersOf(world, region, arn);
}

function named(world: World, region: string, arns: readonly string[]): ListenerRecord[] {
  return arns.map((arn) => {
    const listener = listeners(world, region).get(arn);
    if (!listener) throw listenerNotFound([arn]);
    return listener;
  });
}
