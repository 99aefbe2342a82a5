import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  UntagResourceCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import {
  DescribeListenersCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ProvisionInput, type ProvisionRequest, provisionInput } from "@/lib/contracts/commands";
import type { TakenKind } from "@/lib/contracts/provision/taken";
import { ENVIRONMENT_TAG, OPERATION_TAG } from "@/lib/domain/ownership";
import { clientConfig } from "../../local-aws/testing";
import { accountOf } from "../testing/account";
import { ended, startStageway, stepOf, type TestStageway } from "../testing/stageway";
import { writesOf } from "../testing/writes";
import { exampleOf } from "./example";
import { roleChoices } from "./options/roles";
import { takenOf } from "./options/taken";
import { startProvisioning } from "./start";

/** The choices of the form, each in one environment that answers. */
let stageway: TestStageway;
beforeAll(async () => {
  stageway = await startStageway();
});
afterAll(() => stageway.close());

const wish = (more: Partial<ProvisionRequest>): ProvisionInput =>
  provisionInput.parse({ ...exampleOf("dev"), ...more });
const provisioned = async (input: ProvisionInput) => ended(await startProvisioning(input, "ada"));
const ECHO = { image: "stageway/echo", command: "", api: { name: "Echo" }, variableName: "echoElb" } as const;

/** Done again, all is found and nothing is written. */
async function expectNothingToDo(input: ProvisionInput): Promise<void> {
  const before = await accountOf(stageway.endpoint);
  const again = await provisioned(input);
  expect(again.operation).toMatchObject({ status: "succeeded" });
  expect(writesOf(again)).toEqual([]);
  expect(await accountOf(stageway.endpoint)).toEqual(before);
}

describe("provisioning by choice", () => {
  it("a size, a health check and a greedy path with two methods", async () => {
    const input = wish({
      ...ECHO,
      serviceName: "echo-dev",
      path: "/shop/{proxy+}",
      upstreamPath: "/{proxy}",
      methods: ["GET", "POST"],
      launch: { type: "FARGATE", cpu: 512, memory: 1024 },
      healthCheck: { path: "/well", matcher: "200", intervalSeconds: 5, timeoutSeconds: 2, graceSeconds: 30 },
      circuitBreaker: false,
      logs: { enabled: false },
    });
    const detail = await provisioned(input);
    expect(detail.operation).toMatchObject({ status: "succeeded" });
    expect(detail.result).toMatchObject({ status: 200 });
    const { ecs, elbv2 } = stageway.endpoint;
    const { TargetGroups } = await elbv2.send(new DescribeTargetGroupsCommand({ Names: ["echo-dev"] }));
    expect(TargetGroups?.[0]).toMatchObject({ HealthCheckPath: "/well", Matcher: { HttpCode: "200" } });
    const { services } = await ecs.send(new DescribeServicesCommand({ cluster: "ecs-dev", services: ["echo-dev"] }));
    expect(services?.[0]).toMatchObject({
      healthCheckGracePeriodSeconds: 30,
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: false } },
    });
    const definition = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "echo-dev" }));
    expect(definition.taskDefinition).toMatchObject({ cpu: "512", memory: "1024" });
    const apiId = detail.operation.apiId ?? "";
    const answer = await fetch(`${stageway.endpoint.url}/restapis/${apiId}/dev/_user_request_/shop/a/b`, {
      method: "POST",
    });
    expect(await answer.json()).toMatchObject({ method: "POST", path: "/a/b" });
    await expectNothingToDo(input);
    const before = services?.[0]?.networkConfiguration?.awsvpcConfiguration;
    const at = { cluster: "ecs-dev", service: "echo-dev" };
    const awsvpcConfiguration = { ...before, subnets: before?.subnets?.slice(1), assignPublicIp: "DISABLED" as const };
    await ecs.send(new UpdateServiceCommand({ ...at, networkConfiguration: { awsvpcConfiguration } }));
    const healthCheck = { ...input.healthCheck, path: "/better", graceSeconds: 45 };
    const rollout = { minimumHealthyPercent: 50, maximumPercent: 150 };
    const wanted = { ...input, healthCheck, circuitBreaker: true, rollout, deregistrationDelaySeconds: 5 };
    const changed = await provisioned(wanted);
    expect(changed.operation).toMatchObject({ status: "succeeded" });
    expect(stepOf(changed, "service").detail).toContain(
      "circuit breaker, rollout, grace period, subnets, public addresses of its tasks",
    );
    const now = (await ecs.send(new DescribeServicesCommand({ cluster: "ecs-dev", services: ["echo-dev"] }))).services;
    expect(now?.[0]?.networkConfiguration?.awsvpcConfiguration).toEqual(before);
    expect(now?.[0]).toMatchObject({
      healthCheckGracePeriodSeconds: 45,
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true }, ...rollout },
    });
    const group = { TargetGroupArn: now?.[0]?.loadBalancers?.[0]?.targetGroupArn };
    const { Attributes } = await elbv2.send(new DescribeTargetGroupAttributesCommand(group));
    expect(Attributes).toContainEqual({ Key: "deregistration_delay.timeout_seconds", Value: "5" });
    await expectNothingToDo(wanted);
    const [resourceArn = "", tagKeys] = [now?.[0]?.serviceArn, [ENVIRONMENT_TAG, OPERATION_TAG]];
    await ecs.send(new UntagResourceCommand({ resourceArn, tagKeys }));
    const theirs = await provisioned({ ...wanted, circuitBreaker: false });
    expect(stepOf(theirs, "service").error).toMatchObject({
      code: "conflict",
      reason: "its circuit breaker is on, not off",
    });
    const after = await elbv2.send(new DescribeTargetGroupsCommand({ Names: ["echo-dev"] }));
    expect(after.TargetGroups?.[0]).toMatchObject({ HealthCheckPath: "/better" });
  });

  it("a task execution role that there is, found among those to choose from, and no other", async () => {
    const iam = new IAMClient(clientConfig(stageway.endpoint.url));
    const made = async (RoleName: string, Service: string) => {
      const Statement = [{ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" }];
      const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
      return (await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }))).Role?.Arn ?? "";
    };
    const arn = await made("pull", "ecs-tasks.amazonaws.com");
    await made("instances", "ec2.amazonaws.com");
    const PolicyArn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
    await iam.send(new AttachRolePolicyCommand({ RoleName: "pull", PolicyArn }));
    const choices = await roleChoices();
    expect(choices).toContainEqual({ arn, name: "pull" });
    expect(choices.map(({ name }) => name)).not.toContain("instances");
    const names = async () => (await iam.send(new ListRolesCommand({}))).Roles?.map(({ RoleName }) => RoleName);
    const before = await names();

    const executionRole = { kind: "existing" as const, arn };
    const input = wish({
      ...ECHO,
      serviceName: "roled",
      stage: "roled",
      path: "/roled",
      desiredCount: 1,
      executionRole,
    });
    const detail = await provisioned(input);
    expect(detail.operation, JSON.stringify(detail.operation.error)).toMatchObject({ status: "succeeded" });
    expect(detail.result).toMatchObject({ status: 200 });
    const { ecs } = stageway.endpoint;
    const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "roled" }));
    expect(taskDefinition?.executionRoleArn).toBe(arn);
    expect(await names()).toEqual(before);
    await expectNothingToDo(input);
    iam.destroy();
  });

  it("a path that clashes with the API's own is refused before anything is made", async () => {
    const before = await accountOf(stageway.endpoint);
    const clashing = (more: Partial<ProvisionRequest>) =>
      startProvisioning(wish({ ...ECHO, serviceName: "clash", clusterName: "clash", stage: "clash", ...more }), "ada");
    await expect(clashing({ path: "/shop/{id}" })).rejects.toMatchObject({
      error: { code: "conflict", fields: { path: expect.stringContaining("{proxy+} there already") } },
    });
    await expect(
      clashing({ path: "/shop/{proxy+}", upstreamPath: "", methods: ["PUT", "POST"] }),
    ).rejects.toMatchObject({
      error: {
        code: "conflict",
        fields: { methods: expect.stringContaining("The API has POST /shop/{proxy+} already") },
      },
    });
    expect(await accountOf(stageway.endpoint)).toEqual(before);
  });

  it("a rule on a shared load balancer, which keeps its other rules", async () => {
    const owner = await provisioned(wish({ ...ECHO, serviceName: "shared", stage: "prod", path: "/own" }));
    expect(owner.operation).toMatchObject({ status: "succeeded" });
    const { elbv2 } = stageway.endpoint;
    const step = owner.steps.find(({ key }) => key === "listener");
    const listenerArn = step?.resources[0]?.id ?? "";
    const entry = { kind: "rule" as const, listenerArn, pathPrefix: "/guest", priority: 10 };
    const input = wish({ ...ECHO, serviceName: "guest", stage: "test", path: "/guest", entry });
    const detail = await provisioned(input);
    expect(detail.operation).toMatchObject({ status: "succeeded" });
    expect(JSON.parse(String(detail.result?.body))).toMatchObject({ path: "/guest" });
    const { Listeners } = await elbv2.send(new DescribeListenersCommand({ ListenerArns: [listenerArn] }));
    expect(Listeners).toHaveLength(1);
    await expectNothingToDo(input);
    const taken = await provisioned(wish({ ...ECHO, serviceName: "third", stage: "qa", path: "/own", entry }));
    expect(taken.operation).toMatchObject({ status: "failed", error: { code: "conflict" } });
    expect(taken.operation.error?.message).toContain("Echo/test");
  });

  it("whose the names are is told before the run, as the run decides", async () => {
    const names = (service: string) => ({
      "Task execution role": [`stageway-${service}-execution`],
      "Log group": [`/ecs/${service}`],
      "Security group": [`stageway-${service}-lb`],
      "Load balancer": [service],
      "Target group": [service],
      Service: [`ecs-dev/${service}`],
    });
    const told = async (service: string, environment: string) => {
      const question = { environment, names: names(service) };
      const kinds = Object.keys(question.names) as TakenKind[];
      const all = await Promise.all(kinds.map((kind) => takenOf(kind, question)));
      return all.map(([first]) => first && { ...first, name: undefined });
    };
    expect(await told("shared", "Echo/prod")).toEqual(Array(6).fill({ whose: "own" }));
    expect(await told("shared", "Echo/new")).toEqual(Array(6).fill({ whose: "another", environment: "Echo/prod" }));
    expect(await told("nowhere", "Echo/prod")).toEqual(Array(6).fill(undefined));
    const refused = await provisioned(wish({ ...ECHO, serviceName: "shared", stage: "new", path: "/own" }));
    expect(refused.operation.error).toMatchObject({ code: "conflict" });
    expect(refused.operation.error?.message).toContain("Echo/prod");
    // Its tags were taken away above.
    const untagged = { environment: "Echo/dev", names: { ...names("echo-dev") } };
    expect(await takenOf("Service", untagged)).toEqual([{ name: "ecs-dev/echo-dev", whose: "anybody" }]);
  });

  it("no task, and a log that is kept for ever: of what there is, too", async () => {
    const input = wish({ ...ECHO, serviceName: "idle", stage: "idle", path: "/idle", desiredCount: 1 });
    expect((await provisioned(input)).operation).toMatchObject({ status: "succeeded" });
    const idle = { ...input, desiredCount: 0, logs: { enabled: true, retentionDays: null } };
    expect((await provisioned(idle)).operation).toMatchObject({ status: "succeeded" });
    const { ecs, cloudwatchLogs } = stageway.endpoint;
    const { services } = await ecs.send(new DescribeServicesCommand({ cluster: "ecs-dev", services: ["idle"] }));
    expect(services?.[0]).toMatchObject({ desiredCount: 0 });
    const { logGroups } = await cloudwatchLogs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: "/ecs/idle" }));
    expect(logGroups).toHaveLength(1);
    expect(logGroups?.[0]?.retentionInDays).toBeUndefined();
    await expectNothingToDo(idle);
  });

  it("a listener that is not there is said", async () => {
    const listenerArn = `arn:aws:elasticloadbalancing:us-east-1:000000000000:listener/app/x/0123456789abcdef/0123456789abcdef`;
    const entry = { kind: "rule" as const, listenerArn, pathPrefix: "/x", priority: 1 };
    const detail = await provisioned(wish({ ...ECHO, serviceName: "lost", stage: "uat", entry }));
    expect(detail.operation).toMatchObject({ status: "failed", error: { code: "not_found" } });
  });
});
