import type { LoadBalancerFact } from "../facts";
import { awsCli, quote } from "./cli";
import { type Finding, finding } from "./codes";

export const unresolved = (host: string, because: string): Finding =>
  finding(
    "host.unresolved",
    "fail",
    `${host} does not resolve: ${because} Calls answer 500 Internal server error.`,
    {
      text: "Bind the variable to the DNS name of a load balancer that exists.",
      look: awsCli("elbv2", "describe-load-balancers", "--query", "LoadBalancers[].DNSName"),
    },
    [{ label: "Host", value: host }],
  );

export const externalHost = (host: string, url: string): Finding =>
  finding(
    "host.external",
    "unknown",
    `${host} is no Application or Network Load Balancer of this account and region: what is behind it is not known here.`,
    {
      text: "Invoke the stage to see whether it answers, or ask the host itself.",
      look: `curl -i ${quote(url)}`,
    },
    [{ label: "Address", value: url }],
  );

export const provisioning = (loadBalancer: LoadBalancerFact): Finding =>
  finding("loadBalancer.provisioning", "warn", `Load balancer ${loadBalancer.name} is being provisioned.`, {
    text: "Wait a few minutes: AWS makes it ready by itself.",
    cli: waitForBalancer(loadBalancer),
  });

export const balancerFailed = (loadBalancer: LoadBalancerFact): Finding =>
  finding(
    "loadBalancer.failed",
    "fail",
    `Load balancer ${loadBalancer.name} is ${loadBalancer.state}${loadBalancer.stateReason ? `: ${loadBalancer.stateReason}` : "."}`,
    {
      text: "Make a new load balancer and bind the variable to it.",
      look: describeBalancer(loadBalancer),
    },
  );

/** `active_impaired`: API reference, LoadBalancerState. */
export const impaired = (loadBalancer: LoadBalancerFact): Finding =>
  finding(
    "loadBalancer.impaired",
    "warn",
    `Load balancer ${loadBalancer.name} routes requests, but is short of what it needs to scale.`,
    {
      text: "See that its subnets have free addresses (8 each), and that the account's limits are not reached; then wait until AWS has what it needs.",
      cli: waitForBalancer(loadBalancer),
      look: describeBalancer(loadBalancer),
    },
  );

export const stateUnknown = (loadBalancer: LoadBalancerFact): Finding =>
  finding(
    "family.unknown",
    "unknown",
    loadBalancer.state === "unknown"
      ? `AWS does not say in which state load balancer ${loadBalancer.name} is.`
      : `AWS reports the state ${loadBalancer.state} of load balancer ${loadBalancer.name}, which is not known here.`,
    {
      text: "Wait until AWS says that it is active, or invoke the stage to see whether it answers.",
      cli: waitForBalancer(loadBalancer),
      look: describeBalancer(loadBalancer),
    },
  );

export const internalBalancer = (loadBalancer: LoadBalancerFact): Finding =>
  finding(
    "loadBalancer.internal",
    "fail",
    `Load balancer ${loadBalancer.name} is internal, so its name leads to private addresses: a public integration cannot reach it, and calls answer 500 or 504.`,
    {
      text: "Bind the variable to an internet-facing load balancer, or let the integration use a VPC link.",
      look: awsCli("elbv2", "describe-load-balancers", "--query", "LoadBalancers[?Scheme==`internet-facing`].DNSName"),
    },
    [{ label: "Scheme", value: loadBalancer.scheme ?? "" }],
  );

const waitForBalancer = ({ arn }: LoadBalancerFact): string =>
  awsCli("elbv2", "wait", "load-balancer-available", "--load-balancer-arns", arn);
const describeBalancer = (loadBalancer: LoadBalancerFact): string =>
  awsCli("elbv2", "describe-load-balancers", "--load-balancer-arns", loadBalancer.arn);
