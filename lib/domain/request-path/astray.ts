import type { Finding } from "../diagnosis/codes";
import type { Elsewhere } from "../diagnosis/load-balancing";
import * as diagnose from "../diagnosis/load-balancing";
import { type FactIndex, known, type ListenerFact, type LoadBalancerFact, type RuleFact } from "../facts";
import { ENVIRONMENT_TAG } from "../ownership";

interface Way {
  loadBalancer: LoadBalancerFact;
  listener: ListenerFact;
  /** All of the load balancer. */
  listeners: readonly ListenerFact[];
  rule: RuleFact | undefined;
  path: string;
  /** As its tag names it: `EcsDemoAPI/dev`. */
  environment?: string;
}

/** Whether a request is forwarded to where nobody is, while somebody waits elsewhere; null when not. */
export function judgeWay(index: FactIndex, way: Way, forwarded: readonly string[]): Finding | null {
  const { listener, rule, path } = way;
  if (!forwarded.every((arn) => isDeserted(index, arn))) return null;
  const to = nameOf(index, forwarded[0] ?? "");
  const filled = groupsOf([listener]).find((arn) => !forwarded.includes(arn) && hasTargets(index, arn));
  if (rule && rule.conditions.length > 0 && filled) {
    return diagnose.elsewhere(listener, path, rule, to, nameOf(index, filled));
  }
  const others = servicesElsewhere(index, way, forwarded);
  return others.length === 0 ? null : diagnose.otherGroup(listener, rule, to, others);
}

/** No target, and no service that would register one. */
function isDeserted(index: FactIndex, arn: string): boolean {
  return index.targetGroup(arn) !== null && index.targets(arn)?.length === 0 && index.servicesOf(arn)?.length === 0;
}

const hasTargets = (index: FactIndex, arn: string): boolean => (index.targets(arn)?.length ?? 0) > 0;

/**
 * Services whose target group is this load balancer's without a listener that forwards to it, or is nobody's. `isOwn`:
 * not only nobody else's, but this load balancer's or, by its tag, of this environment.
 */
function servicesElsewhere(
  index: FactIndex,
  { loadBalancer, listeners, environment }: Way,
  forwarded: readonly string[],
): Elsewhere[] {
  const taken = new Set(groupsOf(listeners));
  const free = (known(index.facts.targetGroups) ?? []).filter(
    ({ arn, loadBalancerArns }) =>
      !forwarded.includes(arn) &&
      !taken.has(arn) &&
      (loadBalancerArns.length === 0 || loadBalancerArns.includes(loadBalancer.arn)),
  );
  const found = free.flatMap(({ arn, name, loadBalancerArns }) =>
    (index.servicesOf(arn) ?? []).flatMap((service): Elsewhere[] => {
      const tag = service.tags?.[ENVIRONMENT_TAG];
      const isOwn = tag === undefined ? loadBalancerArns.length > 0 : tag === environment;
      return tag !== undefined && !isOwn ? [] : [{ service: service.name, group: name, arn, isOwn }];
    }),
  );
  const own = found.filter(({ isOwn }) => isOwn);
  return (own.length > 0 ? own : found).slice(0, MOST_NAMED);
}

const MOST_NAMED = 3;

const groupsOf = (listeners: readonly ListenerFact[]): string[] =>
  listeners.flatMap(({ rules }) =>
    rules.flatMap(({ action }) => (action.type === "forward" ? action.targetGroups.map(({ arn }) => arn) : [])),
  );

const nameOf = (index: FactIndex, arn: string): string => index.targetGroup(arn)?.name ?? arn;
