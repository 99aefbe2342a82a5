import { GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeSubnetsCommand, DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import {
  DescribeClustersCommand,
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
import { rolesOf, templatesOf } from "./shape/machines";

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
    clusters: await clustersOf(endpoint),
    starts: await startsOf(endpoint),
    roles: await grantsOf(endpoint),
    retention: logGroups.map(({ retentionInDays }) => retentionInDays).sort(),
    services: services.sort(byText),
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

/** How instances are started. Of the image it is known that it is AWS's for ECS. */
async function startsOf(endpoint: TestEndpoint) {
  const templates = await templatesOf(endpoint.ec2);
  const { anonymous } = await namesOf(endpoint);
  return templates.map(({ versions: [newest] = [] }) => {
    const { InstanceType, UserData = "", MetadataOptions: options } = newest?.LaunchTemplateData ?? {};
    const userData = anonymous(Buffer.from(UserData, "base64").toString());
    return [InstanceType, userData, options?.HttpTokens, options?.HttpPutResponseHopLimit].join(" ");
  });
}

/** Who may take its roles on, and what they may do there. */
async function grantsOf(endpoint: TestEndpoint) {
  const { roles } = await rolesOf(endpoint.url);
  const { anonymous } = await namesOf(endpoint);
  const documentOf = (text = "") => sorted(JSON.parse(anonymous(decodeURIComponent(text))));
  const own = roles.filter(({ RoleName }) => !RoleName?.startsWith("AWSServiceRole"));
  return own
    .map(({ AssumeRolePolicyDocument, AttachedPolicies, policies }) => ({
      trust: documentOf(AssumeRolePolicyDocument),
      managed: AttachedPolicies?.map(({ PolicyArn }) => PolicyArn),
      inline: policies.map(([name, document]) => [name, documentOf(document)]),
    }))
    .sort(byText);
}

/** Texts without the names of the account's clusters and log groups. */
async function namesOf({ ecs, cloudwatchLogs }: TestEndpoint) {
  const { clusterArns = [] } = await ecs.send(new ListClustersCommand({}));
  const { logGroups = [] } = await cloudwatchLogs.send(new DescribeLogGroupsCommand({}));
  const names = [
    ...clusterArns.map((arn) => arn.split("/")[1] ?? ""),
    ...logGroups.map((each) => each.logGroupName ?? ""),
  ];
  const longest = names.sort((a, b) => b.length - a.length);
  return { anonymous: (text: string) => longest.reduce((rest, name) => rest.replaceAll(name, "NAME"), text) };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, each]) => [name, sorted(each)])
      .sort(byText),
  );
}

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** What ECS watches of its clusters, and on which of AWS's machines tasks may be put there. */
async function clustersOf({ ecs }: TestEndpoint) {
  const { clusterArns: clusters = [] } = await ecs.send(new ListClustersCommand({}));
  const described = await ecs.send(new DescribeClustersCommand({ clusters, include: ["SETTINGS"] }));
  return (described.clusters ?? [])
    .map(({ settings, capacityProviders }) => [settings, capacityProviders])
    .sort(byText);
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
