/**
 * The prod half of the walkthrough: a stack by our template, and a stage bound to its output. By the SDK, and by the
 * walkthrough's own commands where the AWS CLI is installed. Each on an endpoint of its own, all at once.
 */
import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import {
  CreateDeploymentCommand,
  CreateRestApiCommand,
  DeleteRestApiCommand,
  GetRestApisCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from "@aws-sdk/client-api-gateway";
import { CreateStackCommand, DeleteStackCommand, type Parameter } from "@aws-sdk/client-cloudformation";
import { ListTaskDefinitionsCommand } from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { eventually } from "../../elbv2/testing/eventually";
import { remainsOf } from "./remains";
import { clientOf, parametersOf, storyOf, untilSettled } from "./support";

const STACK = "EcsHelloworldProd";
const PARAMETERS = parametersOf({ AsgMaxSize: "2", CreateElasticLoadBalancer: "true", EcsInstanceType: "t2.micro" });
const PATIENCE_MS = 60_000;

const templatePath = (name: string) =>
  fileURLToPath(new URL(`../../../../../public/cloudformation/${name}`, import.meta.url));

interface Account {
  endpoint: TestEndpoint;
  client: ReturnType<typeof clientOf>;
  before: Record<string, unknown[]>;
  restApiId: string;
}

const accounts: Account[] = [];

beforeAll(async () => {
  for (let count = 0; count < 3; count++) accounts.push(await openAccount());
});

afterAll(async () => {
  for (const { client, endpoint } of accounts) {
    client.destroy();
    await endpoint.close();
  }
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
async function untilCreated({ client }: Account): Promise<string> {
  const stack = await untilSettled(client, STACK, PATIENCE_MS);
  expect(stack.StackStatus, (await storyOf(client, STACK)).join("\n")).toBe("CREATE_COMPLETE");
  return stack.Outputs?.find((output) => output.OutputKey === "EcsElbDnsName")?.OutputValue ?? "";
}

async function stageAnswers({ endpoint, restApiId }: Account): Promise<void> {
  const url = `${endpoint.url}/restapis/${restApiId}/prod/_user_request_/`;
  const answer = await eventually(async () => {
    const response = await fetch(url);
    expect(response.status).toBe(200);
    return response.text();
  });
  expect(answer.trim()).toBe('{ "hello" : "world" }');
}

async function nothingIsLeft({ endpoint, client, before, restApiId }: Account, stackId: string): Promise<void> {
  const deleted = await untilSettled(client, stackId, PATIENCE_MS);
  expect(deleted.StackStatus, (await storyOf(client, stackId)).join("\n")).toBe("DELETE_COMPLETE");
  await endpoint.apigateway.send(new DeleteRestApiCommand({ restApiId }));
  expect(await remainsOf(endpoint)).toEqual(before);
  const active = await endpoint.ecs.send(new ListTaskDefinitionsCommand({}));
  expect(active.taskDefinitionArns).toEqual([]);
}

async function bySdk(account: Account, template: string, Parameters: Parameter[]): Promise<void> {
  const { client, endpoint } = account;
  const TemplateBody = readFileSync(templatePath(template), "utf8");
  const input = { StackName: STACK, TemplateBody, Capabilities: ["CAPABILITY_IAM" as const], Parameters };
  const { StackId = "" } = await client.send(new CreateStackCommand(input));
  const helloworldElb = await untilCreated(account);
  const { items } = await endpoint.apigateway.send(new GetRestApisCommand({}));
  const restApiId = items?.find((api) => api.name === "helloworld")?.id;
  const deployment = { restApiId, stageName: "prod", variables: { helloworldElb } };
  await endpoint.apigateway.send(new CreateDeploymentCommand(deployment));
  await stageAnswers(account);
  await client.send(new DeleteStackCommand({ StackName: STACK }));
  await nothingIsLeft(account, StackId);
}

/** Runs `aws …`, as a person at a shell would. */
async function aws({ endpoint }: Account, ...words: string[]): Promise<string> {
  const { AWS_PROFILE: _profile, ...inherited } = process.env;
  const env = {
    ...inherited,
    AWS_ENDPOINT_URL: endpoint.url,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_REGION: "us-east-1",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_PAGER: "",
  };
  const { stdout } = await promisify(execFile)("aws", words, { env });
  return stdout.trim();
}

const hasCli = spawnSync("aws", ["--version"]).status === 0;

describe.concurrent("the walkthrough's prod half works, and nothing is left of it afterwards", () => {
  it("by the SDK, on EC2 instances", async () => {
    await bySdk(accountAt(0), "ecs-helloworld.yaml", PARAMETERS);
  });

  it("by the SDK, on Fargate", async () => {
    await bySdk(accountAt(1), "ecs-helloworld-fargate.yaml", []);
  });

  it.skipIf(!hasCli)("by its own commands", async () => {
    const account = accountAt(2);
    const given = PARAMETERS.map(({ ParameterKey, ParameterValue }) =>
      [`ParameterKey=${ParameterKey}`, `ParameterValue=${ParameterValue}`].join(","),
    );
    const body = ["--template-body", `file://${templatePath("ecs-helloworld.yaml")}`];
    const create = ["cloudformation", "create-stack", "--stack-name", STACK, ...body, "--output", "text"];
    const stackId = await aws(account, ...create, "--capabilities", "CAPABILITY_IAM", "--parameters", ...given);
    await untilCreated(account);
    const describe = ["cloudformation", "describe-stacks", "--stack-name", STACK, "--output", "text"];
    const query = "Stacks[0].Outputs[?OutputKey=='EcsElbDnsName'].OutputValue";
    const dns = await aws(account, ...describe, "--query", query);
    const byName = ["--query", "items[?name=='helloworld'].id", "--output", "text"];
    const restApiId = await aws(account, "apigateway", "get-rest-apis", ...byName);
    expect(restApiId).toBe(account.restApiId);
    const deploy = ["apigateway", "create-deployment", "--rest-api-id", restApiId, "--stage-name", "prod"];
    await aws(account, ...deploy, "--variables", `helloworldElb=${dns}`);
    await stageAnswers(account);
    await aws(account, "cloudformation", "delete-stack", "--stack-name", STACK);
    await nothingIsLeft(account, stackId);
  });
});
