import type { Health } from "@/lib/contracts/health";
import type { LoadBalancerSummary } from "@/lib/contracts/load-balancers";
import { healthOfCode } from "../diagnosis/codes";
import { familyUnknown } from "../diagnosis/family-unknown";
import { type FactIndex, known, type ListenerFact, type LoadBalancerFact } from "../facts";
import { compareHealth } from "../health";
import { loadBalancerHop } from "../request-path/load-balancer-hop";
import { countTargets } from "../request-path/target-hop";
import type { BoundEnvironments } from "./bound-environments";
import { type JudgedGroup, judgeGroup } from "./group-health";
import { nameOfGroup } from "./group-name";

export interface JudgedLoadBalancer {
  summary: LoadBalancerSummary;
  listeners: ListenerFact[] | undefined;
  /** Those with trouble first; undefined: not known. */
  groups: JudgedGroup[] | undefined;
}

/** A load balancer by its own state, its listeners, and the target groups that they forward to. */
export function judgeLoadBalancer(
  index: FactIndex,
  loadBalancer: LoadBalancerFact,
  bound: BoundEnvironments,
): JudgedLoadBalancer {
  const { arn, name, dnsName, state, type, scheme } = loadBalancer;
  const listeners = known(index.facts.listeners[arn]);
  const arns = groupsOf(index, loadBalancer, listeners);
  const groups = arns?.map((each) => judgeGroup(index, each)).sort((a, b) => compareHealth(a.health, b.health));
  const summary = {
    name,
    arn,
    dnsName,
    state,
    type,
    ...(scheme && { scheme }),
    ...verdictOn(index, loadBalancer, listeners, groups),
    listeners: listeners?.map(({ port, protocol }) => ({ port, protocol })) ?? null,
    targetGroups: arns?.map((each) => nameOfGroup(index, each)) ?? null,
    targets: targetsOf(index, arns),
    environments: bound.get(arn) ?? [],
  };
  return { summary, listeners, groups };
}

/** What the groups say of their load balancers, and what the rules forward to: a group that is gone is only there. */
function groupsOf(
  index: FactIndex,
  { arn }: LoadBalancerFact,
  listeners: readonly ListenerFact[] | undefined,
): string[] | undefined {
  const attached = known(index.facts.targetGroups)?.filter((group) => group.loadBalancerArns.includes(arn));
  const actions = listeners?.flatMap(({ rules }) => rules.map(({ action }) => action));
  const forwarded = actions?.flatMap((action) => (action.type === "forward" ? action.targetGroups : []));
  if (attached === undefined && forwarded === undefined) return undefined;
  return [...new Set([...(attached ?? []), ...(forwarded ?? [])].map((group) => group.arn))];
}

type Verdict = Pick<LoadBalancerSummary, "health" | "reason">;

function verdictOn(
  index: FactIndex,
  loadBalancer: LoadBalancerFact,
  listeners: ListenerFact[] | undefined,
  groups: JudgedGroup[] | undefined,
): Verdict {
  const found = [
    ...ownState(index, loadBalancer),
    ...onListeners(index, loadBalancer, listeners),
    ...(groups ?? []).map(({ health, words }) => ({ health, reason: words })),
  ];
  const [worst] = found.filter(({ health }) => health !== "healthy").sort((a, b) => compareHealth(a.health, b.health));
  return worst ?? { health: "healthy" };
}

/** As on a request's way to it. */
function ownState(index: FactIndex, { dnsName }: LoadBalancerFact): Verdict[] {
  const [hop] = loadBalancerHop(index, { host: dnsName, port: 80, scheme: "http", path: "/" }).hops;
  return hop?.code ? [{ health: healthOfCode(hop.code), reason: hop.words }] : [];
}

function onListeners(index: FactIndex, { arn, name }: LoadBalancerFact, listeners: ListenerFact[] | undefined) {
  const health = (worst: Health, reason: string): Verdict[] => [{ health: worst, reason }];
  if (listeners === undefined) return health("unknown", familyUnknown("listeners", index.facts.listeners[arn]).words);
  if (listeners.length === 0) {
    return health("degraded", `Load balancer ${name} has no listener, so every connection is refused.`);
  }
  return [];
}

/** All targets behind it, each group once; null when any group's health is not known. */
function targetsOf(index: FactIndex, arns: readonly string[] | undefined) {
  // A group that is gone has no targets; that is its own trouble.
  const targets = arns?.map((arn) => (index.targetGroup(arn) === null ? [] : index.targets(arn)));
  if (targets === undefined || targets.includes(undefined)) return null;
  return countTargets(targets.flatMap((each) => each ?? []));
}
