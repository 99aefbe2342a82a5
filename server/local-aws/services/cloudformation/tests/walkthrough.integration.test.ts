/**
 * The walkthrough's own commands, in a shell: a stack by our template, a stage bound to its output, the definition out
 * and in again. By the stand-in everywhere, which sends them by the SDK, and by the AWS CLI itself where it is installed.
 * Each on an endpoint of its own, all at once.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  CreateDeploymentCommand,
  CreateRestApiCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from "@aws-sdk/client-api-gateway";
import { CreateStackCommand, DeleteStackCommand } from "@aws-sdk/client-cloudformation";
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { DescribeServicesCommand, ListTaskDefinitionsCommand } from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { type AwsCli, startAwsCli } from "../../../testing/aws-cli";
import { eventually } from "../../elbv2/testing/eventually";
import { remainsOf } from "./remains";
import { clientOf, parametersOf, storyOf, untilSettled } from "./support";

const STACK = "EcsHelloworldProd";
const PATIENCE_MS = 60_000;

const template = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../../../public/cloudformation/${name}`, import.meta.url)));

interface Account {
  endpoint: TestEndpoint;
  client: ReturnType<typeof clientOf>;
  before: Record<string, unknown[]>;
  restApiId: string;
}

const accounts: Account[] = [];
const clis: AwsCli[] = [];

beforeAll(async () => {
  for (let count = 0; count < 4; count++) accounts.push(await openAccount());
});

afterAll(async () => {
  for (const { client, endpoint } of accounts) {
    client.destroy();
    await endpoint.close();
  }
  for (const cli of clis) await cli.close();
});

/** With what the dev half made: the API calls whatever load balancer the stage's variable names. */
async function openAccount(): Promise<Account> {
  const endpoint = await startTestEndpoint();
  const before = await remainsOf(endpoint);
  const { id: restApiId = "", rootResourceId: resourceId } = await endpoint.apigateway.send(
    new CreateRestApiCommand({ name: "helloworld" }),
  );
  const method = { restApiId, resourceId, httpMethod: "GET" };
  await endpoint.apigateway.send(new PutMethodCommand({ ...method, authorizationType: "NONE" }));
  const uri = `http://$\{stageVariables.helloworldElb}`;
  const integration = { ...method, type: "HTTP_PROXY", integrationHttpMethod: "GET", uri } as const;
  await endpoint.apigateway.send(new PutIntegrationCommand(integration));
  return { endpoint, client: clientOf(endpoint.url), before, restApiId };
}

function accountAt(index: number): Account {
  const account = accounts[index];
  if (!account) throw new Error("no such account");
  return account;
}

/** Answers what the output EcsElbDnsName says. */
async function untilCreated(account: Account): Promise<string> {
  return (await outputsWhenCreated(account, STACK)).EcsElbDnsName ?? "";
}

async function outputsWhenCreated({ client }: Account, name: string): Promise<Record<string, string>> {
  const stack = await untilSettled(client, name, PATIENCE_MS);
  expect(stack.StackStatus, (await storyOf(client, name)).join("\n")).toBe("CREATE_COMPLETE");
  return Object.fromEntries((stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue ?? ""]));
}

async function stageAnswers({ endpoint, restApiId }: Account, stage = "prod"): Promise<void> {
  const url = `${endpoint.url}/restapis/${restApiId}/${stage}/_user_request_/`;
  const answer = await eventually(async () => {
    const response = await fetch(url);
    expect(response.status).toBe(200);
    return response.text();
  });
  expect(answer.trim()).toBe('{ "hello" : "world" }');
}

async function nothingIsLeft({ endpoint, client, before }: Account, ...stackIds: string[]): Promise<void> {
  for (const stackId of stackIds) {
    const deleted = await untilSettled(client, stackId, PATIENCE_MS);
    expect(deleted.StackStatus, (await storyOf(client, stackId)).join("\n")).toBe("DELETE_COMPLETE");
  }
  const { apis, ...remains } = await remainsOf(endpoint);
  const { apis: _, ...then } = before;
  expect(remains).toEqual(then);
  const active = await endpoint.ecs.send(new ListTaskDefinitionsCommand({}));
  expect(active.taskDefinitionArns).toEqual([]);
}

async function serviceRuns({ endpoint }: Account, outputs: Record<string, string>, balancers: number): Promise<void> {
  const { EcsClusterName: cluster, EcsServiceName = "" } = outputs;
  const { services = [] } = await endpoint.ecs.send(
    new DescribeServicesCommand({ cluster, services: [EcsServiceName] }),
  );
  expect(services).toMatchObject([{ status: "ACTIVE", desiredCount: 1, runningCount: 1 }]);
  expect(services[0]?.loadBalancers).toHaveLength(balancers);
}

/** As the walkthrough has them, but for the endpoint, which stands in the surroundings. */
const CREATE = `aws cloudformation create-stack --stack-name ${STACK} --template-body file://ecs-helloworld.yaml --capabilities CAPABILITY_IAM --parameters ParameterKey=AsgMaxSize,ParameterValue=2 ParameterKey=CreateElasticLoadBalancer,ParameterValue=true ParameterKey=EcsInstanceType,ParameterValue=t2.micro --output text
aws cloudformation wait stack-create-complete --stack-name ${STACK}`;
const BIND = `set -e
ELB_DNS=$(aws cloudformation describe-stacks --stack-name ${STACK} --query "Stacks[0].Outputs[?OutputKey=='EcsElbDnsName'].OutputValue" --output text)
REST_API_ID=$(aws apigateway get-rest-apis --query "items[?name=='helloworld'].id" --output text)
aws apigateway create-deployment --rest-api-id $REST_API_ID --stage-name prod --variables helloworldElb=$ELB_DNS > /dev/null
echo $REST_API_ID`;
const definitionsOf = (id: string) => `set -e
aws apigateway get-export --rest-api-id ${id} --stage-name prod --export-type swagger --parameters extensions=integrations swagger.json > /dev/null
aws apigateway get-export --rest-api-id ${id} --stage-name prod --export-type oas30 --parameters extensions=apigateway --accepts application/yaml api.yaml > /dev/null
COPY=$(aws apigateway import-rest-api --body fileb://api.yaml --query id --output text)
aws apigateway put-rest-api --rest-api-id $COPY --mode overwrite --body fileb://swagger.json > /dev/null
aws apigateway get-resources --rest-api-id $COPY --embed methods --query "items[].path" --output text
echo $COPY`;

async function byCommands(account: Account, real: boolean): Promise<void> {
  const { endpoint, restApiId } = account;
  const cli = await startAwsCli({ real });
  clis.push(cli);
  await writeFile(join(cli.folder, "ecs-helloworld.yaml"), template("ecs-helloworld.yaml"));
  const env = {
    AWS_ENDPOINT_URL: endpoint.url,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_DEFAULT_REGION: "us-east-1",
  };
  // The CLI's waiter asks every 30 seconds.
  const stackId = (await cli.sh(real ? (CREATE.split("\n")[0] ?? "") : CREATE, env)).trim();
  const dns = await untilCreated(account);
  expect((await cli.sh(BIND, env)).trim()).toBe(restApiId);
  await stageAnswers(account);
  const [path, copy = ""] = (await cli.sh(definitionsOf(restApiId), env)).trim().split("\n");
  expect(path).toBe("/");
  expect(JSON.parse(await readFile(join(cli.folder, "swagger.json"), "utf8"))).toMatchObject({
    swagger: "2.0",
    paths: { "/": { get: { "x-amazon-apigateway-integration": { uri: "http://${stageVariables.helloworldElb}" } } } },
  });
  const { items = [] } = await endpoint.apigateway.send(
    new GetResourcesCommand({ restApiId: copy, embed: ["methods"] }),
  );
  const uri = "http://${stageVariables.helloworldElb}";
  expect(items).toMatchObject([{ path: "/", resourceMethods: { GET: { methodIntegration: { uri } } } }]);
  expect(dns).toMatch(/\.elb\./);
  await cli.sh(`aws cloudformation delete-stack --stack-name ${STACK}`, env);
  await nothingIsLeft(account, stackId);
}

// The CLI is a program of its own and not a package: where it is not installed, its commands go through the SDK alone.
const hasCli = spawnSync("aws", ["--version"]).status === 0;

describe.concurrent("the walkthrough's prod half works, and nothing is left of it afterwards", () => {
  it("by its own commands, through the SDK", () => byCommands(accountAt(0), false));

  it.skipIf(!hasCli)("by its own commands, through the AWS CLI", () => byCommands(accountAt(2), true));

  it("by the SDK, on Fargate", async () => {
    const account = accountAt(1);
    const { client, endpoint } = account;
    const TemplateBody = template("ecs-helloworld-fargate.yaml").toString();
    const input = { StackName: STACK, TemplateBody, Capabilities: ["CAPABILITY_IAM" as const] };
    const { StackId = "" } = await client.send(new CreateStackCommand(input));
    const helloworldElb = await untilCreated(account);
    const { items } = await endpoint.apigateway.send(new GetRestApisCommand({}));
    const restApiId = items?.find((api) => api.name === "helloworld")?.id;
    const deployment = { restApiId, stageName: "prod", variables: { helloworldElb } };
    await endpoint.apigateway.send(new CreateDeploymentCommand(deployment));
    await stageAnswers(account);
    await client.send(new DeleteStackCommand({ StackName: STACK }));
    await nothingIsLeft(account, StackId);
  });

  it("in a network that is there, with a load balancer and without", async () => {
    const account = accountAt(3);
    const { client, endpoint } = account;
    const { Subnets = [] } = await endpoint.ec2.send(new DescribeSubnetsCommand({}));
    const SubnetIds = Subnets.map(({ SubnetId }) => SubnetId).join(",");
    const network = { VpcId: Subnets[0]?.VpcId ?? "", SubnetIds, DesiredCount: "1" };
    const made = ["ecs-helloworld", "ecs-helloworld-fargate"].flatMap((file) =>
      ["true", "false"].map(async (CreateElasticLoadBalancer) => {
        const TemplateBody = template(`${file}.yaml`).toString();
        const StackName = `${file}-${CreateElasticLoadBalancer}`;
        const Parameters = parametersOf({ ...network, CreateElasticLoadBalancer });
        const input = { StackName, TemplateBody, Parameters, Capabilities: ["CAPABILITY_IAM" as const] };
        const { StackId = "" } = await client.send(new CreateStackCommand(input));
        const { EcsElbDnsName: host, ...outputs } = await outputsWhenCreated(account, StackName);
        expect(host !== undefined).toBe(CreateElasticLoadBalancer === "true");
        await eventually(() => serviceRuns(account, outputs, host ? 1 : 0));
        if (host) {
          const stage = { restApiId: account.restApiId, stageName: file.replaceAll("-", "_") };
          await endpoint.apigateway.send(new CreateDeploymentCommand({ ...stage, variables: { helloworldElb: host } }));
          await stageAnswers(account, stage.stageName);
        }
        return StackId;
      }),
    );
    const stackIds = await Promise.all(made);
    const { vpcs, subnets, gateways, routeTables, loadBalancers, targetGroups } = await remainsOf(endpoint);
    const { before } = account;
    expect({ vpcs, subnets, gateways, routeTables }).toEqual({
      vpcs: before.vpcs,
      subnets: before.subnets,
      gateways: before.gateways,
      routeTables: before.routeTables,
    });
    expect([loadBalancers?.length, targetGroups?.length]).toEqual([2, 2]);
    await Promise.all(stackIds.map((StackName) => client.send(new DeleteStackCommand({ StackName }))));
    await nothingIsLeft(account, ...stackIds);
  });
});
