import "server-only";
import type { LoadBalancerList } from "@/lib/contracts/load-balancers";
import { freshnessOf } from "@/lib/domain/freshness";
import { allBindingsKnown, boundEnvironments } from "@/lib/domain/load-balancers/bound-environments";
import { freeGroups } from "@/lib/domain/load-balancers/free-groups";
import { judgeLoadBalancer } from "@/lib/domain/load-balancers/judge-load-balancer";
import { inventory } from "../inventory";
import { allEnvironments } from "./parts/all-environments";
import { unreadable } from "./parts/found";

/**
 * Every load balancer of the account and region, judged, by name.
 * @throws AppFailure when the list was never read: an empty list would be a lie.
 */
export async function getLoadBalancers(): Promise<LoadBalancerList> {
  const facts = await inventory().read({ loadBalancers: "all" });
  if (facts.loadBalancers.value === undefined) throw unreadable(facts.loadBalancers, "The list of load balancers");
  const { index, environments } = await allEnvironments(facts);
  const bound = boundEnvironments(environments);
  const byName = [...facts.loadBalancers.value].sort((a, b) => a.name.localeCompare(b.name));
  return {
    ...freshnessOf(facts),
    environmentsKnown: allBindingsKnown(facts),
    loadBalancers: byName.map((each) => judgeLoadBalancer(index, each, bound).summary),
    freeTargetGroups: freeGroups(index),
  };
}
