import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { TargetGroupDetail } from "@/lib/contracts/load-balancers";
import { type Facts, known, type TargetGroupFact } from "@/lib/domain/facts";
import { freshnessOf } from "@/lib/domain/freshness";
import { allBindingsKnown, boundEnvironments } from "@/lib/domain/load-balancers/bound-environments";
import { asFree, isFree } from "@/lib/domain/load-balancers/free-groups";
import { judgeGroup } from "@/lib/domain/load-balancers/group-health";
import { groupView } from "@/lib/domain/load-balancers/group-view";
import { inventory } from "../inventory";
import { allEnvironments } from "./parts/all-environments";
import { unreadable } from "./parts/found";

/** One target group with every target, whether a load balancer uses it or not. @throws AppFailure when there is none. */
export async function getTargetGroup(name: string): Promise<TargetGroupDetail> {
  const facts = await inventory().read({ targetGroup: name });
  const group = found(facts, name);
  const { index, environments } = await allEnvironments(facts);
  const view = groupView(index, judgeGroup(index, group.arn), boundEnvironments(environments));
  return {
    ...freshnessOf(facts),
    environmentsKnown: allBindingsKnown(facts),
    group: isFree(group) ? asFree(view) : view,
    loadBalancers: namesOf(facts, group),
  };
}

function namesOf({ loadBalancers }: Facts, { loadBalancerArns }: TargetGroupFact): string[] | null {
  if (loadBalancerArns.length === 0) return [];
  return (
    known(loadBalancers)
      ?.filter(({ arn }) => loadBalancerArns.includes(arn))
      .map(({ name }) => name) ?? null
  );
}

function found({ targetGroups }: Facts, name: string): TargetGroupFact {
  if (targetGroups.value === undefined) throw unreadable(targetGroups, "The list of target groups");
  const group = targetGroups.value.find((each) => each.name === name);
  if (group) return group;
  throw new AppFailure({
    code: "not_found",
    message: `There is no target group ${name} in this account and region.`,
    remedy: "Go back to the list of load balancers.",
  });
}
