import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { GetRestApisCommand, UpdateStageCommand } from "@aws-sdk/client-api-gateway";
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  UpdateTerminationProtectionCommand,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
} from "@aws-sdk/client-cloudformation";
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { DescribeLoadBalancersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AppFailure } from "@/lib/contracts/app-failure";
import { type PreviewStackInput, previewStackInput } from "@/lib/contracts/stacks/input";
import { bindCommand, executeCommand } from "@/lib/domain/cli/shown";
import { sizeProblem, uploadCommand } from "@/lib/domain/cloudformation/template-size";
import { findChangeSet } from "@/server/aws/read/cloudformation/change-sets";
import { findStack } from "@/server/aws/read/cloudformation/stacks";
import { clientConfig, type TestEndpoint } from "../../local-aws/testing";
import { startAwsCli } from "../../local-aws/testing/aws-cli";
import { sendToS3 } from "../../local-aws/testing/s3-request";
import { importDefinition } from "../api-definition/import-definition";
import { recorded } from "../services/recorded";
import { commandsOf, type Replay, type Replayed, replayEach, shownAs, startReplay } from "../testing/replay";
import { ended, startStageway, type TestStageway } from "../testing/stageway";
import { startChangeSet } from "./apply/start";
import { startBinding } from "./bind/start";
import { startStackDelete } from "./delete/start";
import { type PreviewBegun, previewStack } from "./preview";

/** What is done to stacks, and what is shown beside it, does the same where it is pasted. */
let stageway: TestStageway;
let account: Replay;
beforeAll(async () => {
  stageway = await startStageway();
  account = await startReplay(stageway.endpoint);
});
afterAll(async () => {
  await account.close();
  await stageway.close();
});

const STACK = "EcsHelloworldProd";
const FARGATE = readFileSync("public/cloudformation/ecs-helloworld-fargate.yaml", "utf8");
const uri = "http://${stageVariables.helloworldElb}/?shop=${stageVariables.shop}";
const GET = {
  responses: {},
  "x-amazon-apigateway-integration": { type: "http_proxy", httpMethod: "GET", uri },
};
const API = JSON.stringify({ swagger: "2.0", info: { title: "hello", version: "1" }, paths: { "/": { get: GET } } });

let apiId = "";
let begun: PreviewBegun;
const operation = async (id: Promise<string>) => commandsOf(await ended(await id));

async function imported(): Promise<string[]> {
  await writeFile(join(account.folder, "definition"), API);
  const wish = { requestId: randomUUID(), mode: "new", failOnWarnings: false, confirm: "" } as const;
  const done = await importDefinition({ ...wish, definition: new Blob([API]) });
  apiId = done.apiId;
  return done.commands;
}

/** The change set is not shown as a command, but what executes it is. */
async function previewed(kind: PreviewStackInput["kind"], DesiredCount: string): Promise<string[]> {
  const template = { from: "body", body: FARGATE };
  const parameters = { DesiredCount };
  const wish = { requestId: randomUUID(), kind, stackName: STACK, capabilities: ["CAPABILITY_IAM"] };
  const { commands } = await recorded(async () => {
    begun = await previewStack(previewStackInput.parse({ ...wish, template, parameters }));
  });
  return commands;
}

async function executed(): Promise<string[]> {
  const found = await findChangeSet(STACK, begun.changeSetId);
  const command = executeCommand({ stackName: STACK, id: found?.id ?? "" });
  return shownAs(command, operation(startChangeSet(begun, "ada")));
}

const hostOf = async ({ elbv2 }: TestEndpoint) =>
  (await elbv2.send(new DescribeLoadBalancersCommand({}))).LoadBalancers?.[0]?.DNSName ?? "";

async function bound(stage: string, shop: string): Promise<{ commands: string[]; value: string }> {
  const value = (await findStack(STACK))?.outputs.find(({ key }) => key === "EcsElbDnsName")?.value ?? "";
  expect(value).toBe(await hostOf(stageway.endpoint));
  account.pair(value, await hostOf(account.copy));
  const binding = { stackName: STACK, output: "EcsElbDnsName", variable: "helloworldElb", value, others: { shop } };
  return { value, commands: await operation(startBinding({ apiId, stage, ...binding, serving: null }, "ada")) };
}

/** The stage that has been bound, after somebody set its variable to something else. */
async function boundAnew(): Promise<{ commands: string[]; value: string }> {
  const value = await hostOf(stageway.endpoint);
  const ids = await Promise.all([stageway.endpoint, account.copy].map(setElsewhere));
  const serving = ids[0]?.deploymentId ?? "";
  const binding = { stackName: STACK, output: "EcsElbDnsName", variable: "helloworldElb", value, others: {} };
  return { value, commands: await operation(startBinding({ apiId, stage: "prod", ...binding, serving }, "ada")) };
}

async function setElsewhere({ apigateway }: TestEndpoint) {
  const { items } = await apigateway.send(new GetRestApisCommand({}));
  const patchOperations = [{ op: "replace" as const, path: "/variables/helloworldElb", value: "elsewhere.example" }];
  const [restApiId, stageName] = [items?.[0]?.id, "prod"];
  return apigateway.send(new UpdateStageCommand({ restApiId, stageName, patchOperations }));
}

/** A stack whose deletion has failed, in both accounts; answers its id here. */
async function stuck(): Promise<string> {
  const [here = "", there = ""] = await Promise.all([stageway.endpoint, account.copy].map(stuckIn));
  account.pair(here, there);
  return here;
}

/** Its load balancer is protected. */
async function stuckIn({ url, ec2 }: TestEndpoint): Promise<string> {
  const client = new CloudFormationClient(clientConfig(url));
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const subnets = Subnets.slice(0, 2).map(({ SubnetId }) => SubnetId);
  const attributes = "[{ Key: deletion_protection.enabled, Value: 'true' }]";
  const TemplateBody = `
Resources:
  Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /stuck } }
  Lb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Name: stuck, Subnets: [${subnets}], LoadBalancerAttributes: ${attributes} } }`;
  const { StackId: StackName = "" } = await client.send(new CreateStackCommand({ StackName: "stuck", TemplateBody }));
  const quick = { client, minDelay: 1, maxDelay: 1, maxWaitTime: 60 };
  await waitUntilStackCreateComplete(quick, { StackName });
  await client.send(new DeleteStackCommand({ StackName }));
  const { state } = await waitUntilStackDeleteComplete(quick, { StackName }).catch(() => ({ state: "FAILURE" }));
  expect(state).toBe("FAILURE");
  client.destroy();
  return StackName;
}

async function protectedIn({ url }: TestEndpoint, EnableTerminationProtection: boolean): Promise<void> {
  const client = new CloudFormationClient(clientConfig(url));
  await client.send(new UpdateTerminationProtectionCommand({ StackName: STACK, EnableTerminationProtection }));
  client.destroy();
}

const OPERATIONS: Replayed[] = [
  ["an API", imported],
  ["a preview", () => previewed("create", "2")],
  ["its execution, as it is shown", executed],
  ["a stage that is bound to the stack", async () => (await bound("prod", "shoes")).commands],
  ...["hats", "hats,gloves"].map(
    (shop, index): Replayed => [
      `another, as it is shown, for ${shop}`,
      async () => {
        const { value } = await bound(`test${index}`, shop);
        const binding = { isNew: true, variable: "helloworldElb", value, others: { shop } };
        return shownAs(bindCommand(apiId, `test${index}`, binding), Promise.resolve());
      },
    ],
  ),
  ["a stage that is there, bound anew", async () => (await boundAnew()).commands],
  [
    "and as it is shown",
    async () => {
      const { value } = await boundAnew();
      const binding = { isNew: false, variable: "helloworldElb", value, others: {} };
      return shownAs(bindCommand(apiId, "prod", binding), Promise.resolve());
    },
  ],
  ["the preview of a change", () => previewed("update", "1")],
  ["its execution, as it was recorded", () => operation(startChangeSet(begun, "ada"))],
  [
    "its protection, lifted as the refusal says",
    async () => {
      await Promise.all([stageway.endpoint, account.copy].map((endpoint) => protectedIn(endpoint, true)));
      const stackId = (await findStack(STACK))?.id ?? "";
      const refused = await startStackDelete({ stackName: STACK, stackId, confirm: STACK }, "ada").catch(
        (failure: AppFailure) => failure,
      );
      await protectedIn(stageway.endpoint, false);
      return [(refused as AppFailure).error.remedy?.replace(/^.*first: /, "") ?? ""];
    },
  ],
  [
    "its end",
    async () => {
      const stackId = (await findStack(STACK))?.id ?? "";
      return operation(startStackDelete({ stackName: STACK, stackId, confirm: STACK }, "ada"));
    },
  ],
  [
    "what a deletion failed at, left where it is",
    async () => {
      const wish = { stackName: "stuck", stackId: await stuck(), confirm: "stuck", retain: ["Lb"] };
      const commands = await operation(startStackDelete(wish, "ada"));
      expect(commands.join()).toContain('"RetainResources":["Lb"]');
      return commands;
    },
  ],
];

describe("pasted into an account that was alike", () => {
  replayEach(OPERATIONS, () => account);
});

it("a template that is too large comes by S3, put there by the command that the form shows", async () => {
  const { url } = stageway.endpoint;
  const small = "Resources: { A: { Type: AWS::SSM::Parameter, Properties: { Name: large, Type: String, Value: x } } }";
  const body = `${small}\n${"# and so on\n".repeat(5_000)}`;
  const region = "us-east-1";
  const shown = uploadCommand({ connection: "local", region, endpoint: url });
  expect(sizeProblem(body.length, { connection: "local", region, endpoint: url })).toContain(shown);
  const wish = { requestId: randomUUID(), kind: "create", stackName: "large" };
  expect(previewStackInput.safeParse({ ...wish, template: { from: "body", body } }).success).toBe(false);

  await sendToS3(url, { method: "PUT", target: "/templates" });
  const cli = await startAwsCli();
  await writeFile(join(cli.folder, "large.yaml"), body);
  await cli.sh(shown.replace("FILE", "large.yaml").replace("BUCKET", "templates"));
  await cli.close();
  const template = { from: "url", url: `https://templates.s3.${region}.amazonaws.com/template.yaml` };
  const preview = await previewStack(previewStackInput.parse({ ...wish, template }));
  await operation(startChangeSet(preview, "ada"));
  expect(await findStack("large")).toMatchObject({ status: "CREATE_COMPLETE" });
});
