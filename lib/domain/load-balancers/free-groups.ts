import type { FreeTargetGroup, TargetGroupView } from "@/lib/contracts/load-balancers";
import { type FactIndex, known, type TargetGroupFact } from "../facts";
import type { BoundEnvironments } from "./bound-environments";
import { judgeGroup } from "./group-health";
import { groupView } from "./group-view";

export const isFree = ({ loadBalancerArns }: TargetGroupFact): boolean => loadBalancerArns.length === 0;

/** The target groups without a load balancer, by name; null where the groups are not known. */
export function freeGroups(index: FactIndex): FreeTargetGroup[] | null {
  const groups = known(index.facts.targetGroups)?.filter(isFree);
  if (groups === undefined) return null;
  return groups.map((group) => summaryOf(index, group)).sort((a, b) => a.name.localeCompare(b.name));
}

const summaryOf = (index: FactIndex, group: TargetGroupFact): FreeTargetGroup => {
  const { name, arn, protocol, port, targetType } = group;
  const { reasons, targets } = groupView(index, judgeGroup(index, arn), NONE);
  return {
    name,
    arn,
    ...(protocol && { protocol }),
    ...(port !== undefined && { port }),
    ...(targetType && { targetType }),
    targets: targets && reasons.map(({ state, code, count }) => ({ state, ...(code && { code }), count })),
    services: index.servicesOf(arn)?.map((service) => service.name) ?? null,
  };
};

const NONE: BoundEnvironments = new Map();

/**
 * A group without a load balancer is out of use, not ill: nobody is answered 503, and what AWS does not check is not known
 * to be bad.
 */
export function asFree(view: TargetGroupView): TargetGroupView {
  const { remedy: _, ...rest } = view;
  if (view.targets === null) return view;
  return {
    ...rest,
    health: "suspended",
    words: `No load balancer uses it${view.targets.length === 0 ? ", and no target is registered" : ": no request reaches its targets, and AWS does not check them"}.`,
    reasons: view.reasons.map((each) => (each.state === "unused" ? { ...each, verdict: "unknown" } : each)),
  };
}
