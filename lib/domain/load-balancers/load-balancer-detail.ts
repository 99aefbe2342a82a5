import type { LoadBalancerDetail } from "@/lib/contracts/load-balancers";
import type { FactIndex, LoadBalancerFact } from "../facts";
import type { BoundEnvironments } from "./bound-environments";
import { groupView } from "./group-view";
import { judgeLoadBalancer } from "./judge-load-balancer";
import { listenerView } from "./listener-view";

type Answer = Omit<LoadBalancerDetail, "fetchedAt" | "unknown" | "environmentsKnown">;

/** One load balancer with its listeners, rules, target groups and every target. */
export function loadBalancerDetail(index: FactIndex, loadBalancer: LoadBalancerFact, bound: BoundEnvironments): Answer {
  const { summary, listeners, groups } = judgeLoadBalancer(index, loadBalancer, bound);
  const { stateReason, createdAt } = loadBalancer;
  const inOrder = [...(listeners ?? [])].sort((a, b) => a.port - b.port);
  return {
    loadBalancer: summary,
    ...(stateReason && { stateReason }),
    ...(createdAt && { createdAt }),
    listeners: listeners ? inOrder.map((listener) => listenerView(index, listener)) : null,
    targetGroups: groups?.map((group) => groupView(index, group, bound)) ?? null,
  };
}
