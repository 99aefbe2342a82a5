import { NO_HISTORY, type SinceLookup } from "../history/observation";
import { balancerHost } from "../stage-variables";
import { known } from "./fact";
import type { Facts, LoadBalancerFact, ServiceFact, TargetFact, TargetGroupFact, TaskFact } from "./index";
import { tasksByPlace } from "./tasks-by-place";

/** The facts by what a request path looks them up with. `undefined` is not known, `null` is known not to exist. */
export interface FactIndex {
  facts: Facts;
  loadBalancerAt(host: string): LoadBalancerFact | null | undefined;
  targetGroup(arn: string): TargetGroupFact | null | undefined;
  targets(targetGroupArn: string): TargetFact[] | undefined;
  /** The ECS services that register their tasks there; all of them only where `servicesKnown`. */
  servicesOf(targetGroupArn: string): ServiceFact[] | undefined;
  /** The services of every cluster are known. */
  servicesKnown: boolean;
  /** The tasks that a target of this kind is. */
  tasksBehind(clusterArn: string, target: Pick<TargetFact, "id" | "port">, targetType?: string): TaskFact[] | undefined;
  /** Since when it is so, as far as somebody has watched. */
  since: SinceLookup;
}

export function indexFacts(facts: Facts, since: SinceLookup = NO_HISTORY): FactIndex {
  const loadBalancers = known(facts.loadBalancers);
  const byHost = new Map(loadBalancers?.map((one) => [one.dnsName.toLowerCase(), one]));
  const targetGroups = known(facts.targetGroups);
  const groupByArn = new Map(targetGroups?.map((one) => [one.arn, one]));
  const services = servicesByTargetGroup(facts);
  const servicesKnown = known(facts.clusters)?.every(({ arn }) => known(facts.services[arn]) !== undefined) === true;
  const tasks = new Map(
    Object.entries(facts.tasks).flatMap(([cluster, fact]) => {
      const value = known(fact);
      return value
        ? [[cluster, tasksByPlace(value, facts.containerInstances[cluster], facts.taskDefinitions)] as const]
        : [];
    }),
  );
  return {
    facts,
    since,
    loadBalancerAt: (host) => loadBalancers && (byHost.get(balancerHost(host)) ?? null),
    targetGroup: (arn) => targetGroups && (groupByArn.get(arn) ?? null),
    targets: (arn) => known(facts.targetHealth[arn]),
    servicesOf: (arn) => services.get(arn) ?? (servicesKnown ? [] : undefined),
    servicesKnown,
    tasksBehind(cluster, { id, port }, targetType) {
      const places = tasks.get(cluster);
      return targetType === "instance" ? places?.on(id, port) : places?.at(id);
    },
  };
}

function servicesByTargetGroup(facts: Facts): Map<string, ServiceFact[]> {
  const byGroup = new Map<string, ServiceFact[]>();
  const all = Object.values(facts.services).flatMap((fact) => known(fact) ?? []);
  for (const service of all.filter(({ status }) => status !== "INACTIVE")) {
    for (const arn of service.targetGroupArns) byGroup.set(arn, [...(byGroup.get(arn) ?? []), service]);
  }
  return byGroup;
}
