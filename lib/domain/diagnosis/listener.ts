import type { Evidence } from "@/lib/contracts/request-path";
import type { ListenerFact, LoadBalancerFact, RuleFact, TargetGroupFact } from "../facts";
import { awsCli } from "./cli";
import { type Finding, finding } from "./codes";

/** A target group, as people and as AWS call it. */
type Group = Pick<TargetGroupFact, "name" | "arn">;

/** `meant`: the one target group that a new HTTP listener can only be for. */
export const noListener = (
  loadBalancer: LoadBalancerFact,
  port: number,
  listeners: readonly ListenerFact[],
  meant?: Group,
): Finding =>
  finding(
    "listener.none",
    "fail",
    `Load balancer ${loadBalancer.name} has no listener on port ${port}, so the connection is refused: calls answer 504.`,
    {
      text: `${listeners.length > 0 ? `It listens on ${listeners.map((one) => one.port).join(", ")}: put that port into the variable, or add a listener` : "Add a listener"}${meant ? ` on port ${port} that forwards to ${meant.name}` : ""}.`,
      ...(meant && { cli: listenOn(loadBalancer, port, meant) }),
      look: awsCli("elbv2", "describe-listeners", "--load-balancer-arn", loadBalancer.arn),
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
    { text: "Use the scheme and port of a listener in the integration URI.", look: describeListener(listener) },
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
    { text: "Let the listener's rule forward to a target group.", look: describeRules(listener) },
    [{ label: "Status", value: status }, ...(body ? [{ label: "Answer", value: body }] : [])],
  );

export const redirects = (listener: ListenerFact, status: string, to: string): Finding =>
  finding(
    "listener.redirect",
    "fail",
    `The listener on port ${listener.port} redirects (${status.replace("HTTP_", "")}) and forwards nothing.`,
    {
      text: "Let the integration URI name the listener that forwards, or change the rule.",
      look: describeRules(listener),
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
      look: describeRules(listener),
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
      look: describeRules(listener),
    },
    rulesOf(listener),
  );

/** Only the default action is known: a rule that is asked before it may send the path elsewhere. */
export const rulesUnknown = (listener: ListenerFact, why: string, byDefault: string): Finding =>
  finding(
    "family.unknown",
    "unknown",
    `The rules of the listener on port ${listener.port} could not be read: ${why} Its default action ${byDefault}.`,
    { text: "Let this server's role elasticloadbalancing:DescribeRules.", look: describeRules(listener) },
    [{ label: "Default action", value: byDefault }],
  );

/** A rule takes the path, and nobody serves it there; other groups of the listener are filled. */
export const elsewhere = (
  listener: ListenerFact,
  path: string,
  rule: RuleFact,
  to: string,
  [filled, ...others]: readonly [Group, ...Group[]],
): Finding =>
  finding(
    "listener.elsewhere",
    "fail",
    `Rule ${rule.priority} of the listener on port ${listener.port} sends ${path} to target group ${to}, where nothing is registered; ${filled.name} has targets.`,
    {
      text: `Let the rule forward to ${filled.name}, or take it away.`,
      ...(others.length === 0 && rule.arn !== undefined && { cli: forwardTo(listener, rule, filled.arn) }),
      look: describeRules(listener),
    },
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
      : { text: "See which group is meant, and let the listener forward to it.", look: describeRules(listener) },
    [
      { label: "Forwards to", value: to },
      ...others.map(({ service, arn }) => ({ label: `Service ${service} registers in`, value: arn })),
    ],
  );
}

/** One that forwards nothing, where it can only be meant for one group. `services`: those that register there. */
export const towards = (
  found: Finding,
  listener: ListenerFact,
  rule: RuleFact | undefined,
  { name, arn }: Group,
  services: readonly string[],
): Finding => ({
  ...found,
  remedy: {
    text: `Let it forward to ${name}${services.length > 0 ? `, where service ${services.join(" and ")} registers` : ""}.`,
    cli: forwardTo(listener, rule, arn),
    look: describeRules(listener),
  },
});

/** By the rule that took the request. */
function forwardTo(listener: ListenerFact, rule: RuleFact | undefined, arn: string): string {
  const action = forward(arn);
  return rule?.arn && Number.isFinite(rule.priority)
    ? awsCli("elbv2", "modify-rule", "--rule-arn", rule.arn, "--actions", action)
    : awsCli("elbv2", "modify-listener", "--listener-arn", listener.arn, "--default-actions", action);
}

const forward = (arn: string): string => `Type=forward,TargetGroupArn=${arn}`;

const listenOn = ({ arn }: LoadBalancerFact, port: number, group: Group): string =>
  awsCli(
    "elbv2",
    "create-listener",
    "--load-balancer-arn",
    arn,
    "--protocol",
    "HTTP",
    "--port",
    String(port),
    "--default-actions",
    forward(group.arn),
  );

const rulesOf = ({ rules }: ListenerFact): Evidence[] =>
  rules.map(({ priority, conditions, action }) => ({
    label: Number.isFinite(priority) ? `Rule ${priority}` : "Default rule",
    value: [...conditions.map(({ field, values }) => `${field} ${values.join(", ")}`), action.type].join(" → "),
  }));

const describeListener = (listener: ListenerFact): string =>
  awsCli("elbv2", "describe-listeners", "--listener-arns", listener.arn);
const describeRules = (listener: ListenerFact): string =>
  awsCli("elbv2", "describe-rules", "--listener-arn", listener.arn);
