import { type Finding, finding } from "../diagnosis/codes";
import { variablesHref } from "../diagnosis/gateway";
import { type FactIndex, known, type StageFact } from "../facts";
import { calledBy, type HostAndPort, hostAndPort } from "../stage-variables";

/** Another stage of the API that calls the same listener of the same load balancer; null when none does. */
export function sharedBalancer(index: FactIndex, stage: StageFact, address: HostAndPort): Finding | null {
  const loadBalancer = index.loadBalancerAt(address.host);
  if (!loadBalancer) return null;
  const { stages, snapshots } = index.facts;
  const others = (known(stages[stage.apiId]) ?? [])
    .filter((other) => other.stage !== stage.stage && calledBy(other, snapshots).has(hostAndPort(address)))
    .map((other) => other.stage);
  if (others.length === 0) return null;
  return finding(
    "variable.shared",
    "warn",
    `Stage ${others.join(" and ")} ${others.length === 1 ? "is" : "are"} bound to the same load balancer ${loadBalancer.name} (port ${address.port}): both get the same answers.`,
    { text: "If the stages are meant to be apart, bind one of them to its own.", href: variablesHref(stage) },
    [{ label: "Load balancer", value: loadBalancer.dnsName }],
  );
}
