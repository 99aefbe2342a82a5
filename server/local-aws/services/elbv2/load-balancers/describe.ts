import { loadBalancerNotFound, validationError } from "../errors";
import type { Verb } from "../module";
import { paged } from "../paging";
import { type LoadBalancerRecord, loadBalancers } from "../records";
import { loadBalancerView } from "./view";

// "You can specify up to 20 load balancers in a single call" (API reference).
const MOST_NAMED = 20;

export const describeLoadBalancers: Verb<"DescribeLoadBalancers"> = (input, { world, region }) => {
  const all = loadBalancers(world, region).values();
  const chosen = choose(all, input.LoadBalancerArns ?? [], input.Names ?? []);
  const { items, NextMarker } = paged(chosen, (record) => record.LoadBalancerArn, input);
  return { LoadBalancers: items.map((record) => loadBalancerView(world, record)), NextMarker };
};

function choose(
  all: LoadBalancerRecord[],
  arns: readonly string[],
  names: readonly string[],
): readonly LoadBalancerRecord[] {
  if (arns.length > 0 && names.length > 0) {
    throw validationError("Load balancer names and load balancer ARNs cannot be specified together");
  }
  const wanted = new Set([...arns, ...names]);
  if (wanted.size === 0) return all;
  if (wanted.size > MOST_NAMED)
    throw validationError(`No more than ${MOST_NAMED} load balancers can be described at once`);
  const found = all.filter((record) =>
    wanted.delete(arns.length > 0 ? record.LoadBalancerArn : record.LoadBalancerName),
  );
  if (wanted.size > 0) throw loadBalancerNotFound([...wanted]);
  return found;
}
