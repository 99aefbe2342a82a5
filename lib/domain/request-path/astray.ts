import type { Finding } from "../diagnosis/codes";
import * as diagnose from "../diagnosis/load-balancing";
import { type FactIndex, known, type ListenerFact, type LoadBalancerFact, type RuleFact } from "../facts";

interface Way {
  loadBalancer: LoadBalancerFact;
  listener: ListenerFact;
  /** All of the load balancer. */
  listeners: readonly ListenerFact[];
  rule: RuleFact | undefined;
  path: string;
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
  return others.length === 0 ? null : diagnose.otherGroup(listener, to, others);
}

/** No target, and no service that would register one. */
function isDeserted(index: FactIndex, arn: string): boolean {
  return index.targetGroup(arn) !== null && index.targets(arn)?.length === 0 && index.servicesOf(arn)?.length === 0;
}

const hasTargets = (index: FactIndex, arn: string): boolean => (index.targets(arn)?.length ?? 0) > 0;

/** Services whose target group is this load balancer's without a listener that forwards to it, or is nobody's. */
function servicesElsewhere(index: FactIndex, { loadBalancer, listeners }: Way, forwarded: readonly string[]) {
  const taken = new Set(groupsOf(listeners));
  const free = (known(index.facts.targetGroups) ?? []).filter(
    ({ arn, loadBalancerArns }) =>
      !forwarded.includes(arn) &&
      !taken.has(arn) &&
      (loadBalancerArns.length === 0 || loadBalancerArns.includes(loadBalancer.arn)),
  );
  const found = free.flatMap(({ arn, name }) =>
    (index.servicesOf(arn) ?? []).map((service) => ({ service: service.name, group: name, arn })),
  );
  return found.slice(0, MOST_NAMED);
}

const MOST_NAMED = 3;

const groupsOf = (listeners: readonly ListenerFact[]): string[] =>
  listeners.flatMap(({ rules }) =>
    rules.flatMap(({ action }) => (action.type === "forward" ? action.targetGroups.map(({ arn }) => arn) : [])),
  );

const nameOf = (index: FactIndex, arn: string): string => index.targetGroup(arn)?.name ?? arn;
