import { GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeSubnetsCommand, DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ListClustersCommand,
  ListServicesCommand,
  type Service,
} from "@aws-sdk/client-ecs";
import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  type LoadBalancerAttribute,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { clientConfig, type TestEndpoint } from "../../local-aws/testing";

/** What an account's services do and where, whatever their names: two ways of making the same agree in it. */
export async function settingsOf(endpoint: TestEndpoint) {
  const { ec2, cloudwatchLogs, apigateway } = endpoint;
  const { items: apis = [] } = await apigateway.send(new GetRestApisCommand({}));
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const { logGroups = [] } = await cloudwatchLogs.send(new DescribeLogGroupsCommand({}));
  const services = await Promise.all((await allServices(endpoint)).map((each) => serviceSettings(endpoint, each)));
  return {
    apis: apis.map(({ name, endpointConfiguration }) => `${name} ${endpointConfiguration?.types}`).sort(),
    networks: Vpcs.flatMap(({ IsDefault, CidrBlock }) => (IsDefault ? [] : (CidrBlock ?? ""))).sort(),
    subnets: await subnetsOf(endpoint),
    machines: await machinesOf(endpoint),
    retention: logGroups.map(({ retentionInDays }) => retentionInDays).sort(),
    services: services.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  };
}

/** Those that somebody has made, with their zones. */
async function subnetsOf({ ec2 }: TestEndpoint) {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const own = Subnets.filter(({ DefaultForAz }) => !DefaultForAz);
  return own.map((each) => [each.CidrBlock, each.AvailabilityZone, each.MapPublicIpOnLaunch].join(" ")).sort();
}

async function machinesOf({ url }: TestEndpoint) {
  const client = new AutoScalingClient(clientConfig(url));
  const { AutoScalingGroups = [] } = await client.send(new DescribeAutoScalingGroupsCommand({}));
  client.destroy();
  return AutoScalingGroups.map(({ Instances: [first] = [], MinSize, DesiredCapacity, MaxSize }) => [
    first?.InstanceType,
    ...[MinSize, DesiredCapacity, MaxSize],
  ]).sort();
}

async function allServices({ ecs }: TestEndpoint): Promise<Service[]> {
  const { clusterArns = [] } = await ecs.send(new ListClustersCommand({}));
  const found = clusterArns.map(async (cluster) => {
    const { serviceArns: services = [] } = await ecs.send(new ListServicesCommand({ cluster }));
    return (await ecs.send(new DescribeServicesCommand({ cluster, services }))).services ?? [];
  });
  return (await Promise.all(found)).flat();
}

async function serviceSettings({ ecs, elbv2 }: TestEndpoint, service: Service) {
  const { taskDefinition: arn, loadBalancers: [bound] = [], desiredCount } = service;
  const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn }));
  const { TargetGroups: [group] = [] } = await elbv2.send(
    new DescribeTargetGroupsCommand({ TargetGroupArns: [bound?.targetGroupArn ?? ""] }),
  );
  const { LoadBalancers: [balancer] = [] } = await elbv2.send(
    new DescribeLoadBalancersCommand({ LoadBalancerArns: group?.LoadBalancerArns }),
  );
  const { Listeners = [] } = await elbv2.send(
    new DescribeListenersCommand({ LoadBalancerArn: balancer?.LoadBalancerArn }),
  );
  return {
    desiredCount,
    asksFor: service.launchType ?? service.capacityProviderStrategy?.length,
    grace: service.healthCheckGracePeriodSeconds,
    rollout: service.deploymentConfiguration,
    placement: [service.placementConstraints, service.placementStrategy],
    bound: [bound?.containerName, bound?.containerPort],
    task: [taskDefinition?.networkMode, taskDefinition?.cpu, taskDefinition?.memory],
    roles: [taskDefinition?.executionRoleArn, taskDefinition?.taskRoleArn].map((arn) => arn !== undefined),
    // A log group's name may be made up.
    containers: taskDefinition?.containerDefinitions?.map(({ logConfiguration, ...each }) => ({
      ...each,
      log: { ...logConfiguration, options: { ...logConfiguration?.options, "awslogs-group": "" } },
    })),
    scheme: balancer?.Scheme,
    listeners: Listeners.map(({ Protocol, Port }) => [Protocol, Port]),
    balancer: attributesOf(
      await elbv2.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn: balancer?.LoadBalancerArn })),
    ),
    group: attributesOf(
      await elbv2.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn: group?.TargetGroupArn })),
    ),
    check: { ...group, TargetGroupArn: "", TargetGroupName: "", LoadBalancerArns: [], VpcId: "" },
  };
}

const attributesOf = ({ Attributes = [] }: { Attributes?: LoadBalancerAttribute[] }) =>
  Object.fromEntries(Attributes.map(({ Key, Value }) => [Key, Value]));
