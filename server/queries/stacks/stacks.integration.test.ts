import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { GetStageCommand } from "@aws-sdk/client-api-gateway";
import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
} from "@aws-sdk/client-cloudformation";
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { DescribeLoadBalancersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { previewStackInput } from "@/lib/contracts/stacks/input";
import { findChangeSet } from "@/server/aws/read/cloudformation/change-sets";
import { findStack, listStacks } from "@/server/aws/read/cloudformation/stacks";
import { startRollback } from "../../operations/rollback/start";
import { startChangeSet } from "../../operations/stacks/apply/start";
import { startBinding } from "../../operations/stacks/bind/start";
import { startStackDelete } from "../../operations/stacks/delete/start";
import { detectDrift } from "../../operations/stacks/detect-drift";
import { discardChangeSet } from "../../operations/stacks/discard";
import { previewStack } from "../../operations/stacks/preview";
import { startCrashBench } from "../../operations/testing/crash-bench";
import { ended, startStageway, stepOf, type TestStageway } from "../../operations/testing/stageway";
import { getEnvironment } from "../environment";
import { helloApi } from "../testing/hello-api";
import { until } from "../testing/until";
import { getDrift } from "./drift";
import { getStack } from "./stack";

const FARGATE = readFileSync("public/cloudformation/ecs-helloworld-fargate.yaml", "utf8");
const NAME = "EcsHelloworldProd";
let stageway: TestStageway;
beforeAll(async () => {
  stageway = await startStageway();
});
afterAll(() => stageway.close());

interface Wish {
  stackName: string;
  kind?: "create" | "update";
  template?: object;
  parameters?: Record<string, string>;
  kept?: string[];
}

const preview = ({ kind = "create", capabilities = ["CAPABILITY_IAM"], ...wish }: Wish & { capabilities?: string[] }) =>
  previewStack(previewStackInput.parse({ requestId: randomUUID(), kind, capabilities, ...wish }));
const body = (text: string) => ({ template: { from: "body", body: text } });
const execute = async (wish: Wish) => ended(await startChangeSet(await preview(wish), "ada"));
const stackId = async (name: string) => (await findStack(name))?.id ?? "";

const remove = async (name: string, retain: string[] = []) =>
  ended(await startStackDelete({ stackName: name, stackId: await stackId(name), confirm: name, retain }, "ada"));
const CREDENTIALS = { accessKeyId: "test", secretAccessKey: "test" };
const clientOf = (endpoint: string) =>
  new CloudFormationClient({ endpoint, region: "us-east-1", credentials: CREDENTIALS });
const listed = (StackName: string) =>
  clientOf(stageway.endpoint.url).send(new DescribeStackResourcesCommand({ StackName }));
const prodOf = (restApiId: string) =>
  stageway.endpoint.apigateway.send(new GetStageCommand({ restApiId, stageName: "prod" }));
const ELSEWHERE = `
Resources: { Logs: { Type: AWS::Logs::LogGroup } }
Outputs: { Host: { Value: nobody.invalid } }`;

describe("the prod half of the walkthrough", () => {
  it("a stack is previewed, created, bound to a new stage that answers, updated, and deleted without a rest", async () => {
    const begun = await preview({ stackName: NAME, ...body(FARGATE) });
    const shown = await findChangeSet(NAME, begun.changeSetId);
    expect(shown).toMatchObject({ state: "ready" });
    expect(shown?.changes.every(({ action }) => action === "added")).toBe(true);

    const creating = await startChangeSet(begun, "ada");
    await until(
      () => getStack(NAME),
      ({ operation }) => / of \d+ resources done/.test(operation?.progress ?? ""),
    );
    const created = await ended(creating);
    expect(created.operation).toMatchObject({
      status: "succeeded",
      kind: "stackCreate",
      title: `Create stack ${NAME}`,
    });
    expect(stepOf(created, "execute").commands.join()).toContain("aws cloudformation execute-change-set");
    const value = (await findStack(NAME))?.outputs.find(({ key }) => key === "EcsElbDnsName")?.value ?? "";

    const { apiId } = await helloApi(stageway.endpoint);
    const wish = {
      apiId,
      stage: "prod",
      variable: "helloworldElb",
      stackName: NAME,
      output: "EcsElbDnsName",
      others: {},
    };
    const bound = await ended(await startBinding({ ...wish, value, serving: null }, "ada"));
    expect(bound.operation).toMatchObject({ status: "succeeded", stage: "prod" });
    expect(stepOf(bound, "move").commands.join()).toMatch(/create-deployment .*"stageName":"prod".*"helloworldElb"/);
    expect(stepOf(bound, "verify").detail).toContain("answered 2xx 3 times in a row");
    expect((await getStack(NAME)).boundStages).toMatchObject([{ stage: "prod", variable: "helloworldElb" }]);

    const wrong = await ended(await startBinding({ ...wish, value: "elsewhere.example", serving: null }, "ada"));
    expect(wrong.operation.error).toMatchObject({ code: "conflict", reason: `It is ${value} now.` });

    // Another stack's output, where nobody is: the stage gets back what it had.
    await execute({ stackName: "elsewhere", ...body(ELSEWHERE) });
    const { deploymentId: serving = null } = await prodOf(apiId);
    const elsewhere = { ...wish, stackName: "elsewhere", output: "Host", value: "nobody.invalid", serving };
    const failed = await ended(await startBinding(elsewhere, "ada"));
    expect(failed.operation).toMatchObject({ status: "failed", error: { code: "check_failed" } });
    expect((await prodOf(apiId)).variables).toEqual({ helloworldElb: value });
    await remove("elsewhere");

    // Only a variable more: its history offers the way back all the same.
    const more = await ended(await startBinding({ ...wish, value, variable: "more", serving }, "ada"));
    expect(more.operation, JSON.stringify(more.operation.error)).toMatchObject({ status: "succeeded" });
    const { history, restorePoints } = await getEnvironment(apiId, "prod");
    expect(history[0]).toMatchObject({ kind: "bindStage", fromDeploymentId: serving, toDeploymentId: serving });
    const [point] = restorePoints;
    expect(point?.rollback).toEqual({ moves: false, set: {}, remove: ["more"], stays: [] });
    await ended(await startRollback({ apiId, stage: "prod", restorePointId: point?.id ?? "" }, "ada"));
    expect((await prodOf(apiId)).variables).toEqual({ helloworldElb: value });

    const { StackResources = [] } = await listed(NAME);
    const service = StackResources.find(({ ResourceType }) => ResourceType === "AWS::ECS::Service")?.PhysicalResourceId;
    const cluster = service?.split("/").at(-2);
    await stageway.endpoint.ecs.send(new UpdateServiceCommand({ cluster, service, desiredCount: 3 }));
    const { detectionId } = await detectDrift({ stackName: NAME });
    const { drifted } = await until(
      () => getDrift(NAME, detectionId),
      ({ status }) => status === "complete",
    );
    expect(drifted).toMatchObject([
      { type: "AWS::ECS::Service", differences: [{ path: "/DesiredCount", actual: "3" }] },
    ]);

    const kept =
      (await findStack(NAME))?.parameters.map(({ key }) => key).filter((key) => key !== "DesiredCount") ?? [];
    const change: Wish = { stackName: NAME, kind: "update", template: { from: "current" }, kept };
    const same = await preview({ ...change, kept: [...kept, "DesiredCount"] });
    expect(await findChangeSet(NAME, same.changeSetId)).toMatchObject({ state: "nothing", changes: [] });
    const updated = await execute({ ...change, parameters: { DesiredCount: "1" } });
    expect(updated.operation).toMatchObject({ status: "succeeded", kind: "stackUpdate" });

    expect((await remove(NAME)).operation.status).toBe("succeeded");
    expect(await listStacks()).toEqual([]);
    expect((await prodOf(apiId)).variables).toEqual({ helloworldElb: value });
  }, 120_000);
});

describe("what fails", () => {
  const FAILS = `
Resources:
  Fine: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /fails/fine } }
  Wrong: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /fails/wrong, RetentionInDays: 2 } }
  After: { Type: AWS::Logs::LogGroup, DependsOn: Wrong, Properties: { LogGroupName: /fails/after } }`;

  it("says its first cause, and can only be deleted", async () => {
    const { operation } = await execute({ stackName: "fails", ...body(FAILS) });
    expect(operation).toMatchObject({
      status: "failed",
      error: { reason: expect.stringContaining("Wrong (AWS::Logs") },
    });
    expect((await getStack("fails")).cause).toMatchObject({ logicalId: "Wrong", status: "CREATE_FAILED" });
    await expect(preview({ stackName: "fails", ...body(FAILS) })).rejects.toMatchObject({
      error: { fields: { stackName: expect.stringContaining("already") } },
    });
    await expect(preview({ stackName: "fails", kind: "update", ...body(FAILS) })).rejects.toMatchObject({
      error: { code: "conflict" },
    });
    expect((await remove("fails")).operation.status).toBe("succeeded");
  });

  it("at a deletion is left where it is, if a person wants, and the rest goes", async () => {
    const { ec2, elbv2 } = stageway.endpoint;
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
    const subnets = Subnets.slice(0, 2).map(({ SubnetId }) => SubnetId);
    const attributes = "[{ Key: deletion_protection.enabled, Value: 'true' }]";
    await execute({
      stackName: "stuck",
      ...body(`
Resources:
  Group: { Type: AWS::Logs::LogGroup }
  Lb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Name: stuck, Subnets: [${subnets}], LoadBalancerAttributes: ${attributes} } }`),
    });
    // CloudFormation takes it only after a deletion that failed; until then nothing may go in silence.
    await expect(remove("stuck", ["Lb"])).rejects.toMatchObject({ error: { code: "conflict" } });
    expect(await findStack("stuck")).toMatchObject({ status: "CREATE_COMPLETE" });
    const { operation } = await remove("stuck");
    expect(operation).toMatchObject({
      status: "failed",
      error: { reason: expect.stringContaining("Lb (AWS::Elastic") },
    });
    const { resources } = await getStack("stuck");
    expect(resources?.map(({ logicalId, status }) => `${logicalId} ${status}`).sort()).toEqual([
      "Group DELETE_COMPLETE",
      "Lb DELETE_FAILED",
    ]);
    expect((await remove("stuck", ["Lb"])).operation.status).toBe("succeeded");
    expect(await stackId("stuck")).toBe("");
    const { LoadBalancers } = await elbv2.send(new DescribeLoadBalancersCommand({ Names: ["stuck"] }));
    expect(LoadBalancers).toHaveLength(1);
  });

  it("a stack that is not there, and a preview that is taken away", async () => {
    await expect(startStackDelete({ stackName: "none", stackId: "x", confirm: "none" }, "ada")).rejects.toMatchObject({
      error: { code: "not_found" },
    });
    await expect(getStack("none")).rejects.toMatchObject({ error: { code: "not_found" } });
    const begun = await preview({ stackName: "never", ...body(FAILS) });
    expect(await discardChangeSet(begun)).toEqual({ stackRemoved: true });
    await expect(startChangeSet(begun, "ada")).rejects.toMatchObject({ error: { code: "not_found" } });
  });
});

it("kill -9 between CloudFormation's answer and its record: executed once, and it finishes", async () => {
  const bench = await startCrashBench();
  const made = "Resources: { One: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /crash } } }";
  const plan = { kind: "stack" as const, input: { stackName: "crash", body: made } };
  let cut = 0;
  bench.decide(({ name }) => (name === "ExecuteChangeSet" && cut++ === 0 ? "cut-after" : "pass"));
  expect(await bench.run(plan)).toBe("killed");
  expect(await bench.run(plan)).toMatchObject([{ kind: "stackCreate", status: "succeeded" }]);
  expect(cut).toBe(1);
  const client = clientOf(bench.endpoint.url);
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: "crash" }));
  expect(
    StackEvents.filter((event) => event.ResourceStatus === "CREATE_IN_PROGRESS" && event.LogicalResourceId === "crash"),
  ).toHaveLength(1);
  client.destroy();
  await bench.close();
}, 60_000);
