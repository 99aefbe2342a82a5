import { type Command, ref, type Wait } from "../cli/command";
import { delayAttributes, USUAL_DELAY } from "./deregistration-delay";
import { balancerName, targetGroupName } from "./given-names";
import { networkRefs } from "./network";
import { type Brief, type Planned, specification, upperTags } from "./planned";
import { behindName, hasOwnBalancer, listenerOf, listenerSettings, rulePaths } from "./way-in";

const elb = (operation: string, input: object, variable?: string, query?: string): Command => ({
  service: "elbv2",
  operation,
  input,
  ...(variable && query ? { keep: { variable, query } } : {}),
});

/** The address that the stage's variable is bound to. */
export const boundAddress = ({ input }: Brief): string =>
  `${ref("LOAD_BALANCER_DNS")}${input.entry.kind === "rule" ? ref("LISTENER_PORT") : ""}${behindName(input)}`;

/** `:8080`; nothing where it is HTTP's own, which a name needs not say. */
const PORT_IN_NAME = "join('', Listeners[?to_string(Port)!='80'].[':', to_string(Port)][])";

/** The security group that requests to the tasks come from. */
export const balancerGroup = ref("LOAD_BALANCER_GROUP_ID");

export function planLoadBalancing(brief: Brief): Planned[] {
  return [...balancerParts(brief), targetGroupOf(brief), wayOf(brief)];
}

/** Beside another service there is nothing to make and nothing to find. */
function balancerParts(brief: Brief): Planned[] {
  if (hasOwnBalancer(brief.input)) return [balancerGroupOf(brief), balancerOf(brief)];
  return brief.input.entry.kind === "rule" ? [sharedOf(brief)] : [];
}

function balancerGroupOf(brief: Brief): Planned {
  const name = `stageway-${brief.input.serviceName}-lb`;
  const { port, protocol } = listenerOf(brief.input);
  return {
    kind: "Security group",
    name,
    detail: `port ${port} from anywhere`,
    use: "ensured",
    tagged: true,
    commands: securityGroup(brief, {
      name,
      description: `Load balancer of ${brief.input.serviceName}: ${protocol} from anywhere`,
      variable: "LOAD_BALANCER_GROUP_ID",
      rule: { FromPort: port, ToPort: port, IpRanges: [{ CidrIp: "0.0.0.0/0" }] },
    }),
  };
}

interface Group {
  name: string;
  description: string;
  variable: string;
  rule: object;
}

/** A security group with one rule that lets TCP in. */
export const securityGroup = (brief: Brief, { name, description, variable, rule }: Group): Command[] => [
  {
    service: "ec2",
    operation: "CreateSecurityGroup",
    input: {
      VpcId: networkRefs(brief).vpcId,
      GroupName: name,
      Description: description,
      TagSpecifications: specification(brief, "security-group"),
    },
    keep: { variable, query: "GroupId" },
  },
  allow(ref(variable), rule),
];

/** One more rule that lets TCP in. */
export const allow = (groupId: string, rule: object): Command => ({
  service: "ec2",
  operation: "AuthorizeSecurityGroupIngress",
  input: { GroupId: groupId, IpPermissions: [{ IpProtocol: "tcp", ...rule }] },
});

function balancerOf(brief: Brief): Planned {
  const name = balancerName(brief.input);
  const input = {
    Name: name,
    Type: "application",
    Scheme: "internet-facing",
    Subnets: networkRefs(brief).subnetIds,
    SecurityGroups: [balancerGroup],
    Tags: upperTags(brief),
  };
  const kept = { LoadBalancerArns: [ref("LOAD_BALANCER_ARN")] };
  const active: Wait = {
    service: "elbv2",
    waiter: "load-balancer-available",
    options: { "--load-balancer-arns": ref("LOAD_BALANCER_ARN") },
  };
  return {
    kind: "Load balancer",
    name,
    detail: `internet-facing, ${listenerOf(brief.input).protocol}`,
    use: "ensured",
    tagged: true,
    cost: "by the hour and by use (LCU), and its public IPv4 addresses by the hour",
    commands: [
      elb("CreateLoadBalancer", input, "LOAD_BALANCER_ARN", "LoadBalancers[0].LoadBalancerArn"),
      elb("DescribeLoadBalancers", kept, "LOAD_BALANCER_DNS", "LoadBalancers[0].DNSName"),
      active,
    ],
  };
}

function sharedOf({ input: { entry } }: Brief): Planned {
  const listenerArn = entry.kind === "rule" ? entry.listenerArn : "";
  const kept = { LoadBalancerArns: [ref("LOAD_BALANCER_ARN")] };
  const chosen = { ListenerArns: [listenerArn] };
  return {
    kind: "Load balancer",
    name: listenerArn.split("/")[2] ?? "",
    detail: "shared",
    use: "found",
    tagged: false,
    commands: [
      elb("DescribeListeners", chosen, "LOAD_BALANCER_ARN", "Listeners[0].LoadBalancerArn"),
      elb("DescribeListeners", chosen, "LISTENER_PORT", PORT_IN_NAME),
      elb("DescribeLoadBalancers", kept, "LOAD_BALANCER_DNS", "LoadBalancers[0].DNSName"),
      elb("DescribeLoadBalancers", kept, "LOAD_BALANCER_GROUP_ID", "LoadBalancers[0].SecurityGroups[0]"),
    ],
  };
}

function targetGroupOf(brief: Brief): Planned {
  const { containerPort, targetGroupPort, launch, healthCheck, deregistrationDelaySeconds: delay } = brief.input;
  const name = targetGroupName(brief.input);
  const input = {
    Name: name,
    VpcId: networkRefs(brief).vpcId,
    Protocol: "HTTP",
    Port: targetGroupPort ?? containerPort,
    TargetType: launch.type === "FARGATE" ? "ip" : "instance",
    HealthCheckProtocol: "HTTP",
    HealthCheckPath: healthCheck.path,
    HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
    HealthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
    HealthyThresholdCount: healthCheck.healthyThreshold,
    UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
    Matcher: { HttpCode: healthCheck.matcher },
    Tags: upperTags(brief),
  };
  const attributes = { TargetGroupArn: ref("TARGET_GROUP_ARN"), Attributes: delayAttributes(delay) };
  return {
    kind: "Target group",
    name,
    detail: `health check GET ${healthCheck.path}, every ${healthCheck.intervalSeconds} s`,
    use: "ensured",
    tagged: true,
    commands: [
      elb("CreateTargetGroup", input, "TARGET_GROUP_ARN", "TargetGroups[0].TargetGroupArn"),
      ...(delay === USUAL_DELAY ? [] : [elb("ModifyTargetGroupAttributes", attributes)]),
    ],
  };
}

function wayOf(brief: Brief): Planned {
  const { entry } = brief.input;
  const forward = [{ Type: "forward", TargetGroupArn: ref("TARGET_GROUP_ARN") }];
  if (entry.kind === "own") {
    const input = {
      LoadBalancerArn: ref("LOAD_BALANCER_ARN"),
      ...listenerSettings(brief.input),
      DefaultActions: forward,
      Tags: upperTags(brief),
    };
    const commands = [elb("CreateListener", input, "LISTENER_ARN", "Listeners[0].ListenerArn")];
    const { protocol, port } = listenerOf(brief.input);
    const by = entry.certificateArn ? `, certificate ${entry.certificateArn}` : "";
    const detail = `of ${brief.input.serviceName}${by}`;
    return { kind: "Listener", name: `${protocol} :${port}`, detail, use: "ensured", tagged: true, commands };
  }
  const paths = rulePaths(entry);
  const input = {
    ListenerArn: entry.kind === "rule" ? entry.listenerArn : ref("LISTENER_ARN"),
    Priority: entry.priority,
    Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: paths } }],
    Actions: forward,
    Tags: upperTags(brief),
  };
  return {
    kind: "Listener rule",
    name: paths.join(", "),
    detail: `priority ${entry.priority}`,
    use: "ensured",
    tagged: true,
    commands: [elb("CreateRule", input)],
  };
}
