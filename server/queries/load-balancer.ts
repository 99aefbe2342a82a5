import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { LoadBalancerDetail } from "@/lib/contracts/load-balancers";
import type { Facts, LoadBalancerFact } from "@/lib/domain/facts";
import { freshnessOf } from "@/lib/domain/freshness";
import { allBindingsKnown, boundEnvironments } from "@/lib/domain/load-balancers/bound-environments";
import { loadBalancerDetail } from "@/lib/domain/load-balancers/load-balancer-detail";
import { inventory } from "../inventory";
import { allEnvironments } from "./parts/all-environments";
import { unreadable } from "./parts/found";

/** One load balancer with every target behind it. @throws AppFailure when there is none of this name. */
export async function getLoadBalancer(name: string): Promise<LoadBalancerDetail> {
  const facts = await inventory().read({ loadBalancers: { named: name } });
  const loadBalancer = found(facts, name);
  const { index, environments } = await allEnvironments(facts);
  return {
    ...freshnessOf(facts),
    environmentsKnown: allBindingsKnown(facts),
    ...loadBalancerDetail(index, loadBalancer, boundEnvironments(environments)),
  };
}

function found({ loadBalancers }: Facts, name: string): LoadBalancerFact {
  if (loadBalancers.value === undefined) throw unreadable(loadBalancers, "The list of load balancers");
  const loadBalancer = loadBalancers.value.find((each) => each.name === name);
  if (loadBalancer) return loadBalancer;
  throw new AppFailure({
    code: "not_found",
    message: `There is no load balancer ${name} in this account and region.`,
    remedy: "Go back to the list of load balancers.",
  });
}
