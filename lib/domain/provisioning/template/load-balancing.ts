import { networkOf, wayOut } from "./network";
import { attribute, type Parameter, type Resources, reference, substituted, type TemplateBrief, tags } from "./parts";

/** The security group that requests to the tasks come from. */
export const balancerGroup = ({ input: { entry } }: TemplateBrief): unknown =>
  entry.kind === "own" ? attribute("LoadBalancerGroup", "GroupId") : reference("SharedLoadBalancerGroupId");

/** What the stage's variable is bound to. */
export const boundAddress = ({ input: { entry } }: TemplateBrief): unknown =>
  entry.kind === "own"
    ? attribute("LoadBalancer", "DNSName")
    : substituted(`\${SharedLoadBalancerDnsName}${entry.pathPrefix}`);

/** What makes the target group reachable: without it ECS refuses a service. */
export const wayIn = ({ input: { entry } }: TemplateBrief): string =>
  entry.kind === "own" ? "Listener" : "ListenerRule";

export function balancerParameters({ input: { entry }, shared }: TemplateBrief): Record<string, Parameter> {
  if (entry.kind === "own") return {};
  return {
    ListenerArn: { Type: "String", Description: "The listener that others use, too.", Default: entry.listenerArn },
    SharedLoadBalancerDnsName: {
      Type: "String",
      Description: "Its load balancer's DNS name.",
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
  return {
    LoadBalancerGroup: {
      Type: "AWS::EC2::SecurityGroup",
      Properties: {
        GroupName: `stageway-${serviceName}-lb`,
        GroupDescription: `Load balancer of ${serviceName}: HTTP from anywhere`,
        VpcId: vpcId,
        SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIp: "0.0.0.0/0" }],
        Tags: tags(brief),
      },
    },
    LoadBalancer: {
      Type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
      ...dependsOn(wayOut(brief)),
      Properties: {
        Name: serviceName,
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
  const { serviceName, containerPort, launch, healthCheck } = brief.input;
  return {
    Type: "AWS::ElasticLoadBalancingV2::TargetGroup",
    Properties: {
      Name: serviceName,
      VpcId: networkOf(brief).vpcId,
      Protocol: "HTTP",
      Port: containerPort,
      TargetType: launch.type === "FARGATE" ? "ip" : "instance",
      HealthCheckProtocol: "HTTP",
      HealthCheckPath: healthCheck.path,
      HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
      HealthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
      HealthyThresholdCount: healthCheck.healthyThreshold,
      UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
      Matcher: { HttpCode: healthCheck.matcher },
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
      Protocol: "HTTP",
      Port: 80,
      DefaultActions: forward,
    };
    return { Listener: { Type: "AWS::ElasticLoadBalancingV2::Listener", Properties } };
  }
  const Values = [entry.pathPrefix, `${entry.pathPrefix}/*`];
  const Properties = {
    ListenerArn: reference("ListenerArn"),
    Priority: entry.priority,
    Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values } }],
    Actions: forward,
  };
  return { ListenerRule: { Type: "AWS::ElasticLoadBalancingV2::ListenerRule", Properties } };
}

export const dependsOn = (ids: string[]) => (ids.length > 0 ? { DependsOn: ids } : {});
