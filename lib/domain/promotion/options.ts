import type { BindingOption } from "@/lib/contracts/promotion";
import type { RequestPath } from "@/lib/contracts/request-path";
import { causesOf, healthOfCauses } from "../causes";
import { type FactIndex, known, type LoadBalancerFact } from "../facts";
import { compareHealth } from "../health";
import { listenerHop } from "../request-path/listener-hop";
import { targetGroupHops } from "../request-path/target-group-hop";
import { countTargets } from "../request-path/target-hop";
import { boundHosts } from "../stage-variables";

/** The load balancers that a variable can be bound to: healthy and free ones first. */
export function bindingOptions(index: FactIndex): BindingOption[] {
  const balancers = known(index.facts.loadBalancers) ?? [];
  return balancers
    .filter(({ type }) => type !== "gateway")
    .map((one) => option(index, one))
    .sort(
      (a, b) =>
        Number(a.boundTo !== undefined) - Number(b.boundTo !== undefined) ||
        compareHealth(b.health, a.health) ||
        (a.name < b.name ? -1 : 1),
    );
}

function option(index: FactIndex, loadBalancer: LoadBalancerFact): BindingOption {
  const path = probe(index, loadBalancer);
  const causes = causesOf([path]);
  const { healthy, total } = countTargets(path.targets);
  const boundTo = boundStages(index, loadBalancer);
  return {
    name: loadBalancer.name,
    dnsName: loadBalancer.dnsName,
    health: healthOfCauses(causes),
    words: total > 0 ? `${healthy}/${total} targets healthy` : (causes[0]?.message ?? "no targets"),
    ...(boundTo === "" ? {} : { boundTo }),
  };
}

/** What a plain request to the load balancer's own address would meet. */
function probe(index: FactIndex, loadBalancer: LoadBalancerFact): RequestPath {
  const address = { scheme: "http", host: loadBalancer.dnsName.toLowerCase(), port: 80, path: "/" } as const;
  const heard = listenerHop(index, loadBalancer, address, { httpMethod: "GET" });
  const arrivals = (heard.next ?? []).map((arn) => targetGroupHops(index, arn));
  return {
    httpMethod: "GET",
    path: "/",
    verdict: "ok",
    hops: [...heard.hops, ...arrivals.flatMap(({ hops }) => hops)],
    targets: arrivals.flatMap(({ targets }) => targets),
  };
}

function boundStages({ facts }: FactIndex, { dnsName }: LoadBalancerFact): string {
  const stages = Object.values(facts.stages).flatMap((fact) => fact.value ?? []);
  return stages
    .filter((stage) =>
      boundHosts({ stages: { [stage.apiId]: { value: [stage] } }, snapshots: facts.snapshots }).has(
        dnsName.toLowerCase(),
      ),
    )
    .map(({ stage }) => stage)
    .join(", ");
}
