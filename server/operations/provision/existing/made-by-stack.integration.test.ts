import { readFileSync } from "node:fs";
import { CreateDeploymentCommand, ImportRestApiCommand } from "@aws-sdk/client-api-gateway";
import { afterAll, beforeAll, expect, it } from "vitest";
import { settings } from "@/server/settings";
import { settingsOf } from "../../testing/account-settings";
import { answerOf, comparable, stackFrom, startAccounts } from "../../testing/made-again";
import { exportEnvironment } from "./export-environment";

/** Environments of our own templates are exported, and made again in an empty account: by script and by template. */
let accounts: Awaited<ReturnType<typeof startAccounts>>;
beforeAll(async () => {
  accounts = await startAccounts();
});
afterAll(() => accounts.close());

/** The stack, and an API of the same name whose stage dev is bound to it. */
async function environment(name: string, file: string, parameters: Record<string, string>): Promise<string> {
  const template = readFileSync(`public/cloudformation/${file}`, "utf8");
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

async function madeAgain(name: string, apiId: string): Promise<string> {
  const [script, template] = await Promise.all([
    exportEnvironment(apiId, "dev", "script"),
    exportEnvironment(apiId, "dev", "template"),
  ]);
  const [stack] = await Promise.all([
    stackFrom(accounts.byTemplate, template, name, {}),
    accounts.cli.sh(script.replaceAll(settings().endpoint ?? "", accounts.byScript.url)),
  ]);
  expect(stack?.StackStatus, stack?.StackStatusReason).toBe("CREATE_COMPLETE");
  return script;
}

/** Names that CloudFormation gave. */
const IN_EITHER = [
  "The name of the load balancer, Hello-… becomes Hello-…",
  "The name of the target group, Hello-… becomes Hello-…",
];

/** What a script says that it does not carry over, with both environments' names as the first one's. */
function leftIn(script = ""): string[] {
  const [, after = ""] = script.split("# Not carried over:\n");
  const lines = after.split("\n");
  const end = lines.findIndex((line) => !line.startsWith("# - "));
  return lines.slice(0, end).map((line) => line.slice(4).replace(/\b(Hello|Without)-\S+/g, "Hello-…"));
}

it("what our templates made is made again, with the network, the role and the machines that it needs", async () => {
  const instances = { EcsInstanceType: "t2.micro", AsgMaxSize: "3", DesiredCount: "2" };
  const [onInstances, onFargate] = await Promise.all([
    environment("Hello", "ecs-helloworld.yaml", instances),
    environment("Without", "ecs-helloworld-fargate.yaml", { DesiredCount: "1", VpcCidr: "10.9.0.0/16" }),
  ]);
  const scripts = await Promise.all([madeAgain("Hello", onInstances), madeAgain("Without", onFargate)]);
  for (const script of scripts) {
    expect(script, "nothing of the account is named").not.toMatch(/\b(vpc|subnet)-[0-9a-f]{8}|:role\/(Hello|Without)-/);
  }
  const waits = /add-role-to-instance-profile(.|\n)* iam wait instance-profile-exists (.|\n)*create-auto-scaling-group/;
  expect(scripts[0], "on AWS a new profile is not known at once").toMatch(waits);
  expect(leftIn(scripts[0])).toEqual([
    "The log group Hello-… becomes /ecs/Hello-…",
    "The name of the Auto Scaling group, Hello-… becomes stageway-Hello-…",
    "Its instances keep their type only: they get AWS's newest image for ECS, and a role to join.",
    "A task execution role is made, since there is none; it may pull images and write logs.",
    ...IN_EITHER,
  ]);
  expect(leftIn(scripts[1])).toEqual([
    "The task execution role Hello-… becomes a new one, which may pull images and write logs.",
    "The log group Hello-… becomes /ecs/Hello-…",
    ...IN_EITHER,
  ]);

  expect(await comparable(accounts.byTemplate)).toEqual(await comparable(accounts.byScript));
  const made = await settingsOf(accounts.stageway.endpoint);
  expect(made).toMatchObject({
    apis: Array(2).fill(expect.stringMatching(/ EDGE$/)),
    networks: ["10.0.0.0/16", "10.9.0.0/16"],
    machines: [["t2.micro", 1, 3, 3]],
  });
  for (const again of [accounts.byScript, accounts.byTemplate]) {
    expect(await settingsOf(again)).toEqual(made);
    expect(await answerOf(again, "Hello", "/helloworld")).toBe(200);
    expect(await answerOf(again, "Without", "/helloworld")).toBe(200);
  }
});
