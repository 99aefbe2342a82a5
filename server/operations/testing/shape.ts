import { GetExportCommand, GetRestApisCommand, GetStagesCommand } from "@aws-sdk/client-api-gateway";
import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeInternetGatewaysCommand,
  DescribeLaunchTemplatesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import {
  DescribeCapacityProvidersCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ListClustersCommand,
  ListServicesCommand,
  ListTaskDefinitionsCommand,
} from "@aws-sdk/client-ecs";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListInstanceProfilesCommand,
  ListRolesCommand,
} from "@aws-sdk/client-iam";
import type { TestEndpoint } from "../../local-aws/testing";

type Send = (command: never) => Promise<Record<string, unknown>>;

/**
 * Everything that AWS answers of an account's environments, without what is given by chance: two accounts that were
 * set up alike have the same shape.
 */
export async function shapeOf(endpoint: TestEndpoint): Promise<unknown> {
  const { ecs, elbv2, ec2, apigateway, cloudwatchLogs } = endpoint;
  const options = {
    endpoint: endpoint.url,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
  const iam = new IAMClient(options);
  const scaling = new AutoScalingClient(options);
  const all = {
    vpcs: (await ec2.send(new DescribeVpcsCommand({}))).Vpcs,
    subnets: (await ec2.send(new DescribeSubnetsCommand({}))).Subnets,
    gateways: (await ec2.send(new DescribeInternetGatewaysCommand({}))).InternetGateways,
    routes: (await ec2.send(new DescribeRouteTablesCommand({}))).RouteTables,
    groups: (await ec2.send(new DescribeSecurityGroupsCommand({}))).SecurityGroups,
    templates: await templatesOf(ec2.send.bind(ec2) as Send),
    scaling: (await scaling.send(new DescribeAutoScalingGroupsCommand({}))).AutoScalingGroups,
    roles: await rolesOf(iam),
    profiles: (await iam.send(new ListInstanceProfilesCommand({}))).InstanceProfiles,
    logGroups: (await cloudwatchLogs.send(new DescribeLogGroupsCommand({}))).logGroups?.map((each) => [
      each.logGroupName,
      each.retentionInDays,
    ]),
    clusters: await clustersOf(ecs.send.bind(ecs) as Send),
    capacity: (await ecs.send(new DescribeCapacityProvidersCommand({}))).capacityProviders,
    definitions: await definitionsOf(ecs.send.bind(ecs) as Send),
    balancers: await balancersOf(elbv2.send.bind(elbv2) as Send),
    targetGroups: (await elbv2.send(new DescribeTargetGroupsCommand({}))).TargetGroups,
    apis: await apisOf(apigateway.send.bind(apigateway) as Send),
  };
  iam.destroy();
  scaling.destroy();
  return withoutChance(all);
}

async function templatesOf(send: Send) {
  const { LaunchTemplates = [] } = await send(new DescribeLaunchTemplatesCommand({}) as never);
  const versions = (LaunchTemplates as { LaunchTemplateId: string }[]).map(({ LaunchTemplateId }) =>
    send(new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId, Versions: ["$Latest"] }) as never),
  );
  return (await Promise.all(versions)).map(({ LaunchTemplateVersions }) => LaunchTemplateVersions);
}

async function rolesOf(iam: IAMClient) {
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  return Promise.all(
    Roles.map(async (role) => {
      const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: role.RoleName }));
      return { ...role, AttachedPolicies };
    }),
  );
}

async function clustersOf(send: Send) {
  const { clusterArns = [] } = await send(new ListClustersCommand({}) as never);
  const { clusters } = await send(new DescribeClustersCommand({ clusters: clusterArns as string[] }) as never);
  const services = (clusterArns as string[]).sort().map(async (cluster) => {
    const { serviceArns } = await send(new ListServicesCommand({ cluster }) as never);
    if (!(serviceArns as string[] | undefined)?.length) return [];
    const input = { cluster, services: serviceArns as string[] };
    const answer = await send(new DescribeServicesCommand(input) as never);
    return (answer.services as object[]).map((service) => ({ ...service, events: undefined, deployments: undefined }));
  });
  return { clusters, services: await Promise.all(services) };
}

async function definitionsOf(send: Send) {
  const { taskDefinitionArns = [] } = await send(new ListTaskDefinitionsCommand({}) as never);
  const all = (taskDefinitionArns as string[]).map((taskDefinition) =>
    send(new DescribeTaskDefinitionCommand({ taskDefinition }) as never),
  );
  return (await Promise.all(all)).map(({ taskDefinition }) => taskDefinition);
}

async function balancersOf(send: Send) {
  const { LoadBalancers = [] } = await send(new DescribeLoadBalancersCommand({}) as never);
  const balancers = LoadBalancers as { LoadBalancerArn: string }[];
  return Promise.all(
    balancers.map(async (balancer) => {
      const { Listeners } = await send(
        new DescribeListenersCommand({ LoadBalancerArn: balancer.LoadBalancerArn }) as never,
      );
      const rules = (Listeners as { ListenerArn: string }[]).map(async ({ ListenerArn }) => {
        const answer = await send(new DescribeRulesCommand({ ListenerArn }) as never);
        return answer.Rules;
      });
      return { ...balancer, Listeners, Rules: await Promise.all(rules) };
    }),
  );
}

async function apisOf(send: Send) {
  const { items = [] } = await send(new GetRestApisCommand({}) as never);
  return Promise.all(
    (items as { id: string; name: string; tags: object }[]).map(async ({ id: restApiId, name, tags }) => {
      const { item = [] } = await send(new GetStagesCommand({ restApiId }) as never);
      const stages = (item as { stageName: string; variables: object }[]).map(async ({ stageName, variables }) => {
        const parameters = { extensions: "integrations" };
        const exported = await send(
          new GetExportCommand({ restApiId, stageName, exportType: "swagger", parameters }) as never,
        );
        const body = JSON.parse(new TextDecoder().decode(exported.body as Uint8Array));
        return { stageName, variables, paths: body.paths };
      });
      return { name, tags, stages: await Promise.all(stages) };
    }),
  );
}

/** By its order, its time and its number nothing can be compared. */
function withoutChance(all: object): unknown {
  const text = JSON.stringify(all, (key, value) => {
    // Which zone a task came to is the scheduler's.
    if (key === "stageway:operation" || key === "AvailableIpAddressCount") return undefined;
    if (Array.isArray(value)) return value.filter((each) => !isOperationTag(each));
    return value;
  })
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, "ID")
    // What CloudFormation ends the names with that it makes up.
    .replace(/(?<=-)(?:[0-9A-F]{12}|[0-9a-f]{12})\b/g, "ID")
    .replace(/\b(?:[A-Z0-9]{16,}|[0-9a-f]{16,17}|\d{9,11}(?=\.))\b/g, "ID")
    .replace(/\b(vpc|subnet|igw|rtb|rtbassoc|sg|sgr|lt|i|eni)-[0-9a-f]{8,17}\b/g, "$1-ID");
  return sorted(JSON.parse(text));
}

const isOperationTag = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.values(value).includes("stageway:operation");

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
