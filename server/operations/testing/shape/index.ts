import {
  type APIGatewayClient,
  GetExportCommand,
  GetRestApisCommand,
  GetStagesCommand,
} from "@aws-sdk/client-api-gateway";
import {
  type CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeInternetGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import type { TestEndpoint } from "../../../local-aws/testing";
import { balancersOf } from "./balancers";
import { containersOf } from "./containers";
import { rolesOf, scalingGroupsOf, templatesOf } from "./machines";

/**
 * Everything that AWS answers of an account's environments, tags too, without what is given by chance: two accounts
 * that were set up alike have the same shape.
 */
export async function shapeOf({ url, ecs, elbv2, ec2, apigateway, cloudwatchLogs }: TestEndpoint): Promise<unknown> {
  return withoutChance({
    vpcs: (await ec2.send(new DescribeVpcsCommand({}))).Vpcs,
    subnets: (await ec2.send(new DescribeSubnetsCommand({}))).Subnets,
    gateways: (await ec2.send(new DescribeInternetGatewaysCommand({}))).InternetGateways,
    routes: (await ec2.send(new DescribeRouteTablesCommand({}))).RouteTables,
    groups: (await ec2.send(new DescribeSecurityGroupsCommand({}))).SecurityGroups,
    templates: await templatesOf(ec2),
    scaling: await scalingGroupsOf(url),
    ...(await rolesOf(url)),
    logGroups: await logGroupsOf(cloudwatchLogs),
    ...(await containersOf(ecs)),
    ...(await balancersOf(elbv2)),
    apis: await apisOf(apigateway),
  });
}

async function logGroupsOf(logs: CloudWatchLogsClient) {
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  return Promise.all(
    logGroups.map(async ({ logGroupName, logGroupArn: resourceArn, retentionInDays }) => {
      const { tags } = await logs.send(new ListTagsForResourceCommand({ resourceArn }));
      return { logGroupName, retentionInDays, tags };
    }),
  );
}

async function apisOf(apigateway: APIGatewayClient) {
  const { items = [] } = await apigateway.send(new GetRestApisCommand({}));
  return Promise.all(
    items.map(async ({ id: restApiId, name, tags }) => {
      const { item = [] } = await apigateway.send(new GetStagesCommand({ restApiId }));
      const stages = item.map(async ({ stageName, variables, tags: stageTags }) => {
        const parameters = { extensions: "integrations" };
        const exported = await apigateway.send(
          new GetExportCommand({ restApiId, stageName, exportType: "swagger", parameters }),
        );
        const body = JSON.parse(new TextDecoder().decode(exported.body));
        return { stageName, variables, tags: stageTags, paths: body.paths };
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
