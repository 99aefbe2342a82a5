import { readFileSync } from "node:fs";
import { CreateDeploymentCommand, GetRestApisCommand, ImportRestApiCommand } from "@aws-sdk/client-api-gateway";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { ListClustersCommand, ListServicesCommand } from "@aws-sdk/client-ecs";
import { DescribeLoadBalancersCommand, DescribeTargetGroupsCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, expect, it } from "vitest";
import { provisionInput } from "@/lib/contracts/commands";
import { settings } from "@/server/settings";
import type { TestEndpoint } from "../../../local-aws/testing";
import { settingsOf } from "../../testing/account-settings";
import { cfnLint, hasCfnLint } from "../../testing/cfn-lint";
import { answerOf, comparable, stackFrom, startAccounts } from "../../testing/made-again";
import { ended } from "../../testing/stageway";
import { startProvisioning } from "../start";
import { copyEnvironment } from "./copy-environment";
import { exportEnvironment } from "./export-environment";

/** Environments of our own templates are exported, and made again in an empty account: by script and by template. */
let accounts: Awaited<ReturnType<typeof startAccounts>>;
beforeAll(async () => {
  accounts = await startAccounts();
});
afterAll(() => accounts.close());

const templateIn = (file: string): string => readFileSync(`public/cloudformation/${file}`, "utf8");

/** Somebody's template, who gives names, another port to the target group, and watches the cluster. */
const withNames = (template: string): string =>
  [
    ["LoadBalancer", "Name: shop-web"],
    ["TargetGroup", "Name: shop-tasks"],
    ["LogGroup", "LogGroupName: /shop/web"],
    ["Service", "ServiceName: shop"],
  ].reduce(
    (text, [id, name]) => {
      const start = new RegExp(`(\n  ${id}:\n(?:    .*\n)*?    Properties:\n)`);
      expect(text).toMatch(start);
      return text.replace(start, `$1      ${name}\n`);
    },
    template
      .replace("      Port: !Ref ContainerPort\n", "      Port: 8081\n")
      .replace("Value: disabled", "Value: enabled"),
  );

const GIVEN = ["/shop/web", "shop", "shop-tasks", "shop-web"];

/** Those of them that an account has. */
async function namesIn({ elbv2, cloudwatchLogs, ecs }: TestEndpoint): Promise<string[]> {
  const { LoadBalancers = [] } = await elbv2.send(new DescribeLoadBalancersCommand({}));
  const { TargetGroups = [] } = await elbv2.send(new DescribeTargetGroupsCommand({}));
  const { logGroups = [] } = await cloudwatchLogs.send(new DescribeLogGroupsCommand({}));
  const { clusterArns = [] } = await ecs.send(new ListClustersCommand({}));
  const lists = clusterArns.map((cluster) => ecs.send(new ListServicesCommand({ cluster })));
  const services = (await Promise.all(lists)).flatMap(({ serviceArns = [] }) => serviceArns);
  const all = [
    ...LoadBalancers.map(({ LoadBalancerName }) => LoadBalancerName),
    ...TargetGroups.map(({ TargetGroupName }) => TargetGroupName),
    ...logGroups.map(({ logGroupName }) => logGroupName),
    ...services.map((arn) => arn.split("/").at(-1)),
  ];
  return GIVEN.filter((name) => all.includes(name));
}

/** The stack, and an API of the same name whose stage dev is bound to it. */
async function environment(name: string, template: string, parameters: Record<string, string>): Promise<string> {
  const stack = await stackFrom(accounts.stageway.endpoint, template, name, parameters);
  expect(stack?.StackStatus, stack?.StackStatusReason).toBe("CREATE_COMPLETE");
  const host = stack?.Outputs?.find(({ OutputKey }) => OutputKey === "EcsElbDnsName")?.OutputValue ?? "";
  const integration = { type: "http_proxy", httpMethod: "GET", uri: "http://${stageVariables.helloworldElb}" };
  const get = { responses: {}, "x-amazon-apigateway-integration": integration };
  const body = { swagger: "2.0", info: { title: name, version: "1" }, paths: { "/helloworld": { get } } };
  const { apigateway } = accounts.stageway.endpoint;
  const { id: restApiId = "" } = await apigateway.send(
    new ImportRestApiCommand({ body: Buffer.from(JSON.stringify(body)) }),
  );
  const variables = { helloworldElb: host };
  await apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: "dev", variables }));
  return restApiId;
}

/** The templates, by the names of the first stacks. */
const templates: Record<string, string> = {};

async function madeAgain(name: string, apiId: string): Promise<string> {
  const [script, template] = await Promise.all([
    exportEnvironment(apiId, "dev", "script"),
    exportEnvironment(apiId, "dev", "template"),
  ]);
  templates[name] = template;
  const [stack] = await Promise.all([
    stackFrom(accounts.byTemplate, template, name, {}),
    accounts.cli.sh(script.replaceAll(settings().endpoint ?? "", accounts.byScript.url)),
  ]);
  expect(stack?.StackStatus, stack?.StackStatusReason).toBe("CREATE_COMPLETE");
  return script;
}

it("what our templates made is made again, with the network, the role and the machines that it needs", async () => {
  const instances = { EcsInstanceType: "t2.micro", AsgMaxSize: "3", DesiredCount: "2" };
  const fargate = templateIn("ecs-helloworld-fargate.yaml");
  const [onInstances, onFargate, named] = await Promise.all([
    environment("Hello", templateIn("ecs-helloworld.yaml"), instances),
    environment("Without", fargate, { DesiredCount: "1", VpcCidr: "10.9.0.0/16" }),
    environment("Shop", withNames(fargate), { DesiredCount: "1", VpcCidr: "10.8.0.0/20" }),
  ]);
  const scripts = await Promise.all([
    madeAgain("Hello", onInstances),
    madeAgain("Without", onFargate),
    madeAgain("Shop", named),
  ]);
  for (const script of scripts) {
    expect(script, "nothing is lost").toMatch(/^# Carries over everything that is looked at\.$/m);
    expect(script).not.toContain("# Not carried over");
    expect(script, "nothing of the account is named").not.toMatch(
      /\b(vpc|subnet)-[0-9a-f]{8}|:role\/(Hello|Without|Shop)-/,
    );
    expect(script, "a made-up name would stand in its own way").not.toMatch(/^[^#]*-[0-9A-F]{12}\b/m);
  }
  const waits = /add-role-to-instance-profile(.|\n)* iam wait instance-profile-exists (.|\n)*create-auto-scaling-group/;
  expect(scripts[0], "on AWS a new profile is not known at once").toMatch(waits);
  const madeUp = "# Named anew, since CloudFormation had made the names up: cluster";
  expect(scripts[1]).toContain(`${madeUp}, service, load balancer, target group, log group.\n`);
  expect(scripts[2], "names that somebody gave are kept").toContain(`${madeUp}.\n`);

  expect(await comparable(accounts.byTemplate)).toEqual(await comparable(accounts.byScript));
  const made = await settingsOf(accounts.stageway.endpoint);
  expect(made).toMatchObject({
    apis: Array(3).fill(expect.stringMatching(/ EDGE$/)),
    networks: ["10.0.0.0/16", "10.8.0.0/20", "10.9.0.0/16"],
    machines: [["t2.micro", 1, 3, 3]],
    services: expect.arrayContaining([expect.objectContaining({ check: expect.objectContaining({ Port: 8081 }) })]),
  });
  for (const again of [accounts.byScript, accounts.byTemplate]) {
    expect(await settingsOf(again)).toEqual(made);
    expect(await answerOf(again, "Hello", "/helloworld")).toBe(200);
    expect(await answerOf(again, "Without", "/helloworld")).toBe(200);
    expect(await answerOf(again, "Shop", "/helloworld")).toBe(200);
    expect(await namesIn(again)).toEqual(GIVEN);
  }
});

it("a copy by the guided run stands beside what the stack made, with the same settings", async () => {
  const { endpoint } = accounts.stageway;
  const before = await settingsOf(endpoint);
  const { items = [] } = await endpoint.apigateway.send(new GetRestApisCommand({}));
  const copies = items.map(async ({ id = "", name }) => {
    const { input, left } = await copyEnvironment(id, "dev");
    const { operation } = await ended(await startProvisioning(provisionInput.parse(input), "ada"));
    expect(operation, JSON.stringify(operation.error)).toMatchObject({ status: "succeeded" });
    return [name, left];
  });
  // What its roles may do is not the run's to grant.
  expect(Object.fromEntries(await Promise.all(copies))).toEqual({
    Hello: ["The instances' role becomes a new one, which may join the cluster and write logs."],
    Without: [expect.stringMatching(/^The task execution role Without-\S+ becomes a new one/)],
    Shop: [expect.stringMatching(/^The task execution role Shop-\S+ becomes a new one/)],
  });
  const after = await settingsOf(endpoint);
  const twice = <Setting>(all: Setting[]): Setting[] => all.flatMap((each) => [each, each]);
  expect(after).toEqual({
    ...after,
    subnets: before.subnets,
    // Of those only one with machines gets another.
    clusters: [before.clusters[0], ...before.clusters],
    machines: twice(before.machines),
    starts: twice(before.starts),
    retention: twice(before.retention),
    services: twice(before.services),
  });
  for (const { name } of items) {
    const statuses = ["dev", "test"].map((stage) => answerOf(endpoint, name ?? "", "/helloworld", stage));
    expect(await Promise.all(statuses)).toEqual([200, 200]);
  }
});

it("CloudFormation's public linter has nothing against those templates", ({ skip }) => {
  skip(!hasCfnLint, "cfn-lint is not installed");
  expect(Object.keys(templates).sort()).toEqual(["Hello", "Shop", "Without"]);
  expect(cfnLint(templates)).toBe("");
});
