import type { Evidence } from "@/lib/contracts/request-path";
import type { ListenerFact, LoadBalancerFact, RuleFact } from "../facts";
import { awsCli, quote } from "./cli";
import { type Finding, finding } from "./codes";

export const unresolved = (host: string, because: string): Finding =>
  finding(
    "host.unresolved",
    "fail",
    `${host} does not resolve: ${because} Calls answer 500 Internal server error.`,
    {
      text: "Bind the variable to the DNS name of a load balancer that exists.",
      cli: awsCli("elbv2", "describe-load-balancers", "--query", "LoadBalancers[].DNSName"),
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
      cli: `curl -i ${quote(url)}`,
    },
    [{ label: "Address", value: url }],
  );

export const provisioning = (loadBalancer: LoadBalancerFact): Finding =>
  finding("loadBalancer.provisioning", "warn", `Load balancer ${loadBalancer.name} is being provisioned.`, {
    text: "Wait a few minutes: AWS makes it ready by itself.",
    cli: awsCli("elbv2", "wait", "load-balancer-available", "--load-balancer-arns", loadBalancer.arn),
  });

export const balancerFailed = (loadBalancer: LoadBalancerFact): Finding =>
  finding(
    "loadBalancer.failed",
    "fail",
    `Load balancer ${loadBalancer.name} is ${loadBalancer.state}${loadBalancer.stateReason ? `: ${loadBalancer.stateReason}` : "."}`,
    {
      text: "Make a new load balancer and bind the variable to it.",
      cli: describeBalancer(loadBalancer),
    },
  );

/** `active_impaired`: API reference, LoadBalancerState. */
export const impaired = (loadBalancer: LoadBalancerFact): Finding =>
  finding(
    "loadBalancer.impaired",
    "warn",
    `Load balancer ${loadBalancer.name} routes requests, but is short of what it needs to scale.`,
    {
      text: "See that its subnets have free addresses (8 each), and that the account's limits are not reached.",
      cli: describeBalancer(loadBalancer),
    },
  );

export const stateUnknown = (loadBalancer: LoadBalancerFact): Finding =>
  finding(
    "family.unknown",
    "unknown",
    loadBalancer.state === "unknown"
      ? `AWS does not say in which state load balancer ${loadBalancer.name} is.`
      : `AWS reports the state ${loadBalancer.state} of load balancer ${loadBalancer.name}, which is not known here.`,
    { text: "Invoke the stage to see whether it answers.", cli: describeBalancer(loadBalancer) },
  );

export const internalBalancer = (loadBalancer: LoadBalancerFact): Finding =>
  finding(
    "loadBalancer.internal",
    "fail",
    `Load balancer ${loadBalancer.name} is internal, so its name leads to private addresses: a public integration cannot reach it, and calls answer 500 or 504.`,
    {
      text: "Bind the variable to an internet-facing load balancer, or let the integration use a VPC link.",
      cli: awsCli("elbv2", "describe-load-balancers", "--query", "LoadBalancers[?Scheme==`internet-facing`].DNSName"),
    },
    [{ label: "Scheme", value: loadBalancer.scheme ?? "" }],
  );

export const noListener = (loadBalancer: LoadBalancerFact, port: number, listeners: readonly ListenerFact[]): Finding =>
  finding(
    "listener.none",
    "fail",
    `Load balancer ${loadBalancer.name} has no listener on port ${port}, so the connection is refused: calls answer 504.`,
    {
      text:
        listeners.length > 0
          ? `It listens on ${listeners.map((one) => one.port).join(", ")}: put that port into the variable, or add a listener.`
          : "Add a listener.",
      cli: awsCli("elbv2", "describe-listeners", "--load-balancer-arn", loadBalancer.arn),
    },
    [
      { label: "Port called", value: String(port) },
      { label: "Listeners", value: listeners.map((one) => `${one.protocol} ${one.port}`).join(", ") || "none" },
    ],
  );

export const wrongProtocol = (listener: ListenerFact, scheme: string): Finding =>
  finding(
    "listener.protocol",
    "fail",
    `The integration speaks ${scheme.toUpperCase()}, the listener on port ${listener.port} ${listener.protocol}.`,
    { text: "Use the scheme and port of a listener in the integration URI.", cli: describeListener(listener) },
    [
      { label: "Scheme called", value: scheme },
      { label: "Listener", value: `${listener.protocol} ${listener.port}` },
    ],
  );

export const fixedResponse = (listener: ListenerFact, status: string, body: string | undefined): Finding =>
  finding(
    "listener.fixedResponse",
    "fail",
    `The listener on port ${listener.port} answers ${status} itself and forwards nothing.`,
    { text: "Let the listener's rule forward to a target group.", cli: describeRules(listener) },
    [{ label: "Status", value: status }, ...(body ? [{ label: "Answer", value: body }] : [])],
  );

export const redirects = (listener: ListenerFact, status: string, to: string): Finding =>
  finding(
    "listener.redirect",
    "fail",
    `The listener on port ${listener.port} redirects (${status.replace("HTTP_", "")}) and forwards nothing.`,
    {
      text: "Let the integration URI name the listener that forwards, or change the rule.",
      cli: describeRules(listener),
    },
    [{ label: "To", value: to }],
  );

export const noForward = (listener: ListenerFact): Finding =>
  finding(
    "listener.noTargetGroup",
    "fail",
    `The listener on port ${listener.port} forwards to no target group.`,
    {
      text: "Give the listener's rule a target group with a weight above 0.",
      cli: describeRules(listener),
    },
    rulesOf(listener),
  );

/** Which rule takes a request depends on what is asked for, and they come out differently. */
export const undecided = (listener: ListenerFact, rules: readonly string[]): Finding =>
  finding(
    "listener.undecided",
    "unknown",
    `What the listener on port ${listener.port} does depends on the request: ${rules.join(", ")}.`,
    {
      text: "Invoke the paths that are meant to work, and see which rule takes them.",
      cli: describeRules(listener),
    },
    rulesOf(listener),
  );

/** Only the default action is known: a rule that is asked before it may send the path elsewhere. */
export const rulesUnknown = (listener: ListenerFact, why: string, byDefault: string): Finding =>
  finding(
    "family.unknown",
    "unknown",
    `The rules of the listener on port ${listener.port} could not be read: ${why} Its default action ${byDefault}.`,
    { text: "Let this server's role elasticloadbalancing:DescribeRules.", cli: describeRules(listener) },
    [{ label: "Default action", value: byDefault }],
  );

/** A rule takes the path, and nobody serves it there; the other group of the listener is filled. */
export const elsewhere = (listener: ListenerFact, path: string, rule: RuleFact, to: string, filled: string): Finding =>
  finding(
    "listener.elsewhere",
    "fail",
    `Rule ${rule.priority} of the listener on port ${listener.port} sends ${path} to target group ${to}, where nothing is registered; ${filled} has targets.`,
    { text: `Let the rule forward to ${filled}, or take it away.`, cli: describeRules(listener) },
    rule.conditions.map(({ field, values }) => ({ label: field, value: values.join(", ") })),
  );

/** A service that registers in a group to which no listener forwards. */
export interface Elsewhere {
  service: string;
  group: string;
  arn: string;
  /** It is meant to be behind this listener; else it only may be. */
  isOwn: boolean;
}

/** Nobody registers where the listener forwards to; a service registers somewhere else. */
export function otherGroup(
  listener: ListenerFact,
  rule: RuleFact | undefined,
  to: string,
  others: readonly Elsewhere[],
): Finding {
  const [first] = others;
  const where = others.map(({ service, group }) => `service ${service} registers in ${group}`).join(", ");
  return finding(
    "listener.otherGroup",
    "fail",
    first?.isOwn
      ? `The listener on port ${listener.port} forwards to target group ${to}, where no service registers: ${where}.`
      : `The listener on port ${listener.port} forwards to target group ${to}, where no service registers. Perhaps another group is meant: ${where}, to which no listener forwards.`,
    first?.isOwn
      ? { text: "Let the listener forward to the service's target group.", cli: forwardTo(listener, rule, first.arn) }
      : { text: "See which group is meant, and let the listener forward to it.", cli: describeRules(listener) },
    [
      { label: "Forwards to", value: to },
      ...others.map(({ service, arn }) => ({ label: `Service ${service} registers in`, value: arn })),
    ],
  );
}

/** By the rule that took the request. */
function forwardTo(listener: ListenerFact, rule: RuleFact | undefined, arn: string): string {
  const action = `Type=forward,TargetGroupArn=${arn}`;
  return rule?.arn && Number.isFinite(rule.priority)
    ? awsCli("elbv2", "modify-rule", "--rule-arn", rule.arn, "--actions", action)
    : awsCli("elbv2", "modify-listener", "--listener-arn", listener.arn, "--default-actions", action);
}

const rulesOf = ({ rules }: ListenerFact): Evidence[] =>
  rules.map(({ priority, conditions, action }) => ({
    label: Number.isFinite(priority) ? `Rule ${priority}` : "Default rule",
    value: [...conditions.map(({ field, values }) => `${field} ${values.join(", ")}`), action.type].join(" → "),
  }));

const describeBalancer = (loadBalancer: LoadBalancerFact): string =>
  awsCli("elbv2", "describe-load-balancers", "--load-balancer-arns", loadBalancer.arn);
const describeListener = (listener: ListenerFact): string =>
  awsCli("elbv2", "describe-listeners", "--listener-arns", listener.arn);
const describeRules = (listener: ListenerFact): string =>
  awsCli("elbv2", "describe-rules", "--listener-arn", listener.arn);
