import { delayAttributes, USUAL_DELAY } from "../deregistration-delay";
import { balancerName, targetGroupName } from "../given-names";
import { behindName, listenerOf, listenerSettings, rulePaths } from "../way-in";
import { networkOf, wayOut } from "./network";
import { attribute, type Parameter, type Resources, reference, substituted, type TemplateBrief, tags } from "./parts";

/** The security group that requests to the tasks come from. */
export const balancerGroup = ({ input: { entry } }: TemplateBrief): unknown =>
  entry.kind === "rule" ? reference("SharedLoadBalancerGroupId") : attribute("LoadBalancerGroup", "GroupId");

/** What the stage's variable is bound to. */
export function boundAddress({ input }: TemplateBrief): unknown {
  const behind = behindName(input);
  if (input.entry.kind === "rule") return substituted(`\${SharedLoadBalancerDnsName}${behind}`);
  return behind === "" ? attribute("LoadBalancer", "DNSName") : substituted(`\${LoadBalancer.DNSName}${behind}`);
}

/** What makes the target group reachable: without it ECS refuses a service. */
export const wayIn = ({ input: { entry } }: TemplateBrief): string =>
  entry.kind === "own" ? "Listener" : "ListenerRule";

export function balancerParameters(brief: TemplateBrief, index: number): Record<string, Parameter> {
  const { entry } = brief.input;
  const shared = brief.shared?.[index];
  if (entry.kind !== "rule") return {};
  return {
    ListenerArn: { Type: "String", Description: "The listener that others use, too.", Default: entry.listenerArn },
    SharedLoadBalancerDnsName: {
      Type: "String",
      Description: "Its load balancer's DNS name, with the listener's port where that is not 80.",
      ...(shared ? { Default: shared.dnsName } : {}),
    },
    SharedLoadBalancerGroupId: {
      Type: "AWS::EC2::SecurityGroup::Id",
      Description: "Its load balancer's security group.",
      ...(shared?.securityGroupId ? { Default: shared.securityGroupId } : {}),
    },
  };
}

export const balancerResources = (brief: TemplateBrief): Resources => ({
  ...(brief.input.entry.kind === "own" ? ownBalancer(brief) : {}),
  TargetGroup: targetGroup(brief),
  ...wayInOf(brief),
});

function ownBalancer(brief: TemplateBrief): Resources {
  const { serviceName } = brief.input;
  const { vpcId, subnetIds } = networkOf(brief);
  const { protocol, port } = listenerOf(brief.input);
  return {
    LoadBalancerGroup: {
      Type: "AWS::EC2::SecurityGroup",
      Properties: {
        GroupName: `stageway-${serviceName}-lb`,
        GroupDescription: `Load balancer of ${serviceName}: ${protocol} from anywhere`,
        VpcId: vpcId,
        SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: port, ToPort: port, CidrIp: "0.0.0.0/0" }],
        Tags: tags(brief),
      },
    },
    LoadBalancer: {
      Type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
      ...dependsOn(wayOut(brief)),
      Properties: {
        Name: balancerName(brief.input),
        Type: "application",
        Scheme: "internet-facing",
        Subnets: subnetIds,
        SecurityGroups: [balancerGroup(brief)],
        Tags: tags(brief),
      },
    },
  };
}

const targetGroup = (brief: TemplateBrief) => {
  const { containerPort, targetGroupPort, launch, healthCheck, deregistrationDelaySeconds: delay } = brief.input;
  return {
    Type: "AWS::ElasticLoadBalancingV2::TargetGroup",
    Properties: {
      Name: targetGroupName(brief.input),
      VpcId: networkOf(brief).vpcId,
      Protocol: "HTTP",
      Port: targetGroupPort ?? containerPort,
      TargetType: launch.type === "FARGATE" ? "ip" : "instance",
      HealthCheckProtocol: "HTTP",
      // AWS's own default, said: with host ports that ECS gives nothing else would do, and linters ask for it.
      HealthCheckPort: "traffic-port",
      HealthCheckPath: healthCheck.path,
      HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
      HealthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
      HealthyThresholdCount: healthCheck.healthyThreshold,
      UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
      Matcher: { HttpCode: healthCheck.matcher },
      ...(delay === USUAL_DELAY ? {} : { TargetGroupAttributes: delayAttributes(delay) }),
      Tags: tags(brief),
    },
  };
};

/** Neither a listener nor a rule takes tags in a template. */
function wayInOf(brief: TemplateBrief): Resources {
  const { entry } = brief.input;
  const forward = [{ Type: "forward", TargetGroupArn: reference("TargetGroup") }];
  if (entry.kind === "own") {
    const Properties = {
      LoadBalancerArn: reference("LoadBalancer"),
      ...listenerSettings(brief.input),
      DefaultActions: forward,
    };
    return { Listener: { Type: "AWS::ElasticLoadBalancingV2::Listener", Properties } };
  }
  const Values = rulePaths(entry);
  const Properties = {
    ListenerArn: reference(entry.kind === "rule" ? "ListenerArn" : "Listener"),
    Priority: entry.priority,
    Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values } }],
    Actions: forward,
  };
  return { ListenerRule: { Type: "AWS::ElasticLoadBalancingV2::ListenerRule", Properties } };
}

export const dependsOn = (ids: string[]) => (ids.length > 0 ? { DependsOn: ids } : {});
