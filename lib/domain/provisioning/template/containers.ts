import { logGroupName, providerName } from "../given-names";
import { EXECUTION_GRANTS } from "../grants";
import { containerNameOf } from "../services-of";
import { asksProvider, makesInstances } from "../wanted-capacity";
import { wantedDefinition } from "../wanted-definition";
import { balancerGroup, dependsOn, wayIn } from "./load-balancing";
import { networkOf, wayOut } from "./network";
import { attribute, type Resource, type Resources, reference, type TemplateBrief, tags } from "./parts";
import { pascal } from "./pascal";
import { role } from "./role";

/** @param shared what an earlier service of the environment has */
export function containerResources(brief: TemplateBrief, shared: { cluster: boolean; logGroup: boolean }): Resources {
  const { input } = brief;
  const { clusterName: ClusterName, containerInsights: Value } = input;
  const settings = Value === undefined ? {} : { ClusterSettings: [{ Name: "containerInsights", Value }] };
  const Cluster = { Type: "AWS::ECS::Cluster", Properties: { ClusterName, ...settings, Tags: tags(brief) } };
  return {
    ...(shared.cluster ? {} : { Cluster }),
    ...(input.executionRole.kind === "new" ? { ExecutionRole: executionRole(brief) } : {}),
    ...(input.logs.enabled && !shared.logGroup ? { LogGroup: logGroup(brief) } : {}),
    TaskDefinition: taskDefinition(brief),
    ...(input.launch.type === "FARGATE" ? { TaskGroup: taskGroup(brief) } : {}),
    Service: service(brief),
  };
}

function executionRole(brief: TemplateBrief): Resource {
  const { serviceName } = brief.input;
  const what = `ECS pulls images and writes logs for ${serviceName} with it.`;
  const grants = brief.granted?.execution ?? EXECUTION_GRANTS;
  return role(brief, `stageway-${serviceName}-execution`, what, grants);
}

function logGroup(brief: TemplateBrief): Resource {
  const { retentionDays } = brief.input.logs;
  return {
    Type: "AWS::Logs::LogGroup",
    Properties: {
      LogGroupName: logGroupName(brief.input),
      ...(retentionDays === null ? {} : { RetentionInDays: retentionDays }),
      Tags: tags(brief),
    },
  };
}

function taskDefinition(brief: TemplateBrief): Resource {
  const { input, region } = brief;
  const surroundings = { logs: input.logs.enabled ? { group: "", region } : null };
  const { containerDefinitions, ...wanted } = wantedDefinition(input, surroundings);
  const [container, ...sidecars] = containerDefinitions.map(containerOf);
  return {
    Type: "AWS::ECS::TaskDefinition",
    Properties: {
      ...pascal(wanted),
      ...executionRoleOf(input),
      ContainerDefinitions: [{ ...container, Image: reference("Image") }, ...sidecars],
      Tags: tags(brief),
    },
  };
}

function executionRoleOf({ executionRole }: TemplateBrief["input"]): Record<string, unknown> {
  if (executionRole.kind === "none") return {};
  return {
    ExecutionRoleArn: executionRole.kind === "existing" ? executionRole.arn : attribute("ExecutionRole", "Arn"),
  };
}

interface Logging {
  logConfiguration?: { logDriver: string; options: Record<string, string> };
}

/** What writes to the service's log group refers to it. */
function containerOf(container: object & Logging): Record<string, unknown> {
  const { options, ...log } = container.logConfiguration ?? { options: {} as Record<string, string> };
  if (options["awslogs-group"] !== "") return pascal(container);
  const Options = { ...options, "awslogs-group": reference("LogGroup"), "awslogs-region": reference("AWS::Region") };
  return { ...pascal(container), LogConfiguration: { ...pascal(log), Options } };
}

function taskGroup(brief: TemplateBrief): Resource {
  const { serviceName, containerPort: port } = brief.input;
  return {
    Type: "AWS::EC2::SecurityGroup",
    Properties: {
      GroupName: `stageway-${serviceName}-tasks`,
      GroupDescription: `Tasks of ${serviceName}: from the load balancer only`,
      VpcId: networkOf(brief).vpcId,
      SecurityGroupIngress: [
        { IpProtocol: "tcp", FromPort: port, ToPort: port, SourceSecurityGroupId: balancerGroup(brief) },
      ],
      Tags: tags(brief),
    },
  };
}

function service(brief: TemplateBrief): Resource {
  const { serviceName, containerPort, circuitBreaker, rollout, healthCheck } = brief.input;
  // The instances before the tasks; on deletion the tasks before the instances.
  const machines = asksProvider(brief.input) ? ["CapacityOfCluster"] : ["AutoScalingGroup"];
  const capacity = makesInstances(brief.input) ? machines : [];
  return {
    Type: "AWS::ECS::Service",
    ...dependsOn([wayIn(brief), ...wayOut(brief), ...capacity]),
    Properties: {
      Cluster: reference("Cluster"),
      ServiceName: serviceName,
      TaskDefinition: reference("TaskDefinition"),
      DesiredCount: reference("DesiredCount"),
      ...placement(brief),
      LoadBalancers: [
        {
          TargetGroupArn: reference("TargetGroup"),
          ContainerName: containerNameOf(brief.input),
          ContainerPort: containerPort,
        },
      ],
      DeploymentConfiguration: {
        DeploymentCircuitBreaker: { Enable: circuitBreaker, Rollback: circuitBreaker },
        MinimumHealthyPercent: rollout.minimumHealthyPercent,
        MaximumPercent: rollout.maximumPercent,
      },
      HealthCheckGracePeriodSeconds: healthCheck.graceSeconds,
      PropagateTags: "SERVICE",
      Tags: tags(brief),
    },
  };
}

function placement(brief: TemplateBrief): Record<string, unknown> {
  const { input } = brief;
  if (input.launch.type === "FARGATE") {
    const AwsvpcConfiguration = {
      Subnets: networkOf(brief).subnetIds,
      SecurityGroups: [attribute("TaskGroup", "GroupId")],
      AssignPublicIp: "ENABLED",
    };
    return { LaunchType: "FARGATE", NetworkConfiguration: { AwsvpcConfiguration } };
  }
  const { placementStrategy } = input.launch;
  const placed = placementStrategy.length > 0 ? pascal({ PlacementStrategies: placementStrategy }) : {};
  if (!asksProvider(input)) return { LaunchType: "EC2", ...placed };
  return { CapacityProviderStrategy: [{ CapacityProvider: providerName(input), Weight: 1 }], ...placed };
}
