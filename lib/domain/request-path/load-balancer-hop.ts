import { type Finding, fine } from "../diagnosis/codes";
import { familyUnknown } from "../diagnosis/family-unknown";
import * as diagnose from "../diagnosis/load-balancing";
import { type FactIndex, known, type LoadBalancerFact } from "../facts";
import { type HostAndPort, urlOf } from "../stage-variables";
import { hop, type Stretch } from "./journey";

/** The load balancer with the address's DNS name; without one, an external host or a name that does not resolve. */
export function loadBalancerHop(
  index: FactIndex,
  address: HostAndPort,
  reachesPrivate = true,
): Stretch<LoadBalancerFact> {
  const { host } = address;
  const loadBalancer = index.loadBalancerAt(host);
  if (loadBalancer === undefined) {
    return { hops: [hop("loadBalancer", host, familyUnknown("loadBalancers", index.facts.loadBalancers), host)] };
  }
  if (loadBalancer === null) return { hops: [hop("loadBalancer", host, judgeHost(index, address), host)] };
  const hidden = loadBalancer.scheme === "internal" && !reachesPrivate && loadBalancer.state.startsWith("active");
  const found = hidden
    ? diagnose.internalBalancer(loadBalancer)
    : judgeState(loadBalancer, index.facts.loadBalancers.at);
  return {
    hops: [hop("loadBalancer", loadBalancer.name, found, loadBalancer.arn)],
    // What is behind it is known even where its own state is not.
    next: found.verdict === "fail" ? undefined : loadBalancer,
  };
}

/** A host that is no load balancer of this account. */
function judgeHost(index: FactIndex, address: HostAndPort): Finding {
  const { host } = address;
  if (isNeverPublic(host)) return diagnose.unresolved(host, "no Application or Network Load Balancer has this name.");
  const resolves = known(index.facts.hosts[host]);
  if (resolves === false)
    return diagnose.unresolved(host, "no Application or Network Load Balancer and no public host has this name.");
  return diagnose.externalHost(host, urlOf(address));
}

/** Names that no public DNS knows: of the embedded endpoint, reserved ones (RFC 2606, 6761), and those of one word. */
export const isNeverPublic = (host: string): boolean =>
  /\.elb\.localhost$|(^|\.)(invalid|test|example)$/.test(host) || !/[.:]/.test(host);

function judgeState(loadBalancer: LoadBalancerFact, at: string | undefined): Finding {
  const found = ofState(loadBalancer);
  const evidence = [
    ...found.evidence,
    { label: "State", value: loadBalancer.state, at },
    ...(loadBalancer.scheme ? [{ label: "Scheme", value: loadBalancer.scheme }] : []),
  ];
  return { ...found, evidence, leadsTo: loadBalancer.dnsName };
}

function ofState(loadBalancer: LoadBalancerFact): Finding {
  switch (loadBalancer.state) {
    case "active":
      return fine("Active.");
    case "active_impaired":
      return diagnose.impaired(loadBalancer);
    case "provisioning":
      return diagnose.provisioning(loadBalancer);
    case "failed":
      return diagnose.balancerFailed(loadBalancer);
    default:
      return diagnose.stateUnknown(loadBalancer);
  }
}
