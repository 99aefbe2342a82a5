import type { Finding } from "../diagnosis/codes";
import type { Elsewhere } from "../diagnosis/listener";
import * as diagnose from "../diagnosis/listener";
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
  const [filled, ...more] = [...new Set(groupsOf([listener]))]
    .filter((arn) => !forwarded.includes(arn) && hasTargets(index, arn))
    .map((arn) => ({ name: nameOf(index, arn), arn }));
  if (rule && rule.conditions.length > 0 && filled) {
    return diagnose.elsewhere(listener, path, rule, to, [filled, ...more]);
  }
  const others = servicesElsewhere(index, way, forwarded);
  return others.length === 0 ? null : diagnose.otherGroup(listener, rule, to, others);
}

/** A listener that forwards nothing: with the way to the one group that it can only be meant for. */
export function ledBack(index: FactIndex, way: Way, found: Finding): Finding {
  const { listener, rule } = way;
  // A rule before it may be what is meant to take the path.
  if (!FORWARDS_NOTHING.has(found.code ?? "") || listener.rules.length > 1) return found;
  const [named, ...more] = groupsOf([listener]);
  const own = servicesElsewhere(index, way, []).filter(({ isOwn }) => isOwn);
  const arns = named ? [named, ...more] : [...new Set(own.map(({ arn }) => arn))];
  const [arn] = arns;
  if (arn === undefined || arns.length > 1) return found;
  const services = own.filter((one) => one.arn === arn).map(({ service }) => service);
  return diagnose.towards(found, listener, rule, { name: nameOf(index, arn), arn }, services);
}

const FORWARDS_NOTHING: ReadonlySet<string> = new Set(["listener.fixedResponse", "listener.noTargetGroup"]);

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

/** The one that the listeners forward to. */
export function onlyGroupOf(index: FactIndex, listeners: readonly ListenerFact[]) {
  const [arn, ...more] = new Set(groupsOf(listeners));
  return arn === undefined || more.length > 0 ? undefined : { name: nameOf(index, arn), arn };
}

const groupsOf = (listeners: readonly ListenerFact[]): string[] =>
  listeners.flatMap(({ rules }) =>
    rules.flatMap(({ action }) => (action.type === "forward" ? action.targetGroups.map(({ arn }) => arn) : [])),
  );

const nameOf = (index: FactIndex, arn: string): string => index.targetGroup(arn)?.name ?? arn;
