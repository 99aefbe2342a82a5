import {
  CreateListenerCommand,
  CreateTargetGroupCommand,
  type CreateTargetGroupInput,
  DeleteLoadBalancerCommand,
  DeleteTargetGroupCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ModifyTargetGroupAttributesCommand,
  ModifyTargetGroupCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { createBalancer, createChain, createGroup, type Ground, groundOf } from "../testing/chain";
import { refusal } from "../testing/refusal";

let endpoint: TestEndpoint;
let ground: Ground;
let elbv2: TestEndpoint["elbv2"];

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  elbv2 = endpoint.elbv2;
  ground = await groundOf(endpoint);
});

afterAll(() => endpoint.close());

describe("target groups", () => {
  const create = (input: Partial<CreateTargetGroupInput>) =>
    elbv2.send(
      new CreateTargetGroupCommand({
        Name: "tg",
        Protocol: "HTTP",
        Port: 80,
        VpcId: ground.vpcId,
        TargetType: "ip",
        ...input,
      }),
    );

  test("have AWS's defaults", async () => {
    const { TargetGroups } = await create({ Name: "Plain" });
    expect(TargetGroups?.[0]).toEqual({
      TargetGroupArn: expect.stringMatching(/:targetgroup\/Plain\/[0-9a-f]{16}$/),
      TargetGroupName: "Plain",
      Protocol: "HTTP",
      ProtocolVersion: "HTTP1",
      Port: 80,
      VpcId: ground.vpcId,
      HealthCheckProtocol: "HTTP",
      HealthCheckPort: "traffic-port",
      HealthCheckEnabled: true,
      HealthCheckIntervalSeconds: 30,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 5,
      UnhealthyThresholdCount: 2,
      HealthCheckPath: "/",
      Matcher: { HttpCode: "200" },
      TargetType: "ip",
      IpAddressType: "ipv4",
      LoadBalancerArns: [],
    });
    expect((await create({ Name: "Plain" })).TargetGroups?.[0]?.TargetGroupArn).toBe(TargetGroups?.[0]?.TargetGroupArn);
    expect(await refusal(create({ Name: "Plain", HealthCheckPath: "/x" }))).toMatch(
      /^DuplicateTargetGroupNameException: A target group with the same name 'Plain' exists, but with different settings/,
    );
    const { TargetGroups: tcp } = await create({ Name: "Tcp", Protocol: "TCP" });
    expect(tcp?.[0]).toMatchObject({ HealthCheckProtocol: "TCP", HealthCheckTimeoutSeconds: 10 });
    expect(tcp?.[0]?.HealthCheckPath).toBeUndefined();
  });

  test.each<[string, Partial<CreateTargetGroupInput>, RegExp]>([
    ["interval 4", { HealthCheckIntervalSeconds: 4 }, /^ValidationError: Health check interval '4' .*5-300/],
    ["timeout 1", { HealthCheckTimeoutSeconds: 1 }, /^ValidationError: Health check timeout '1' .*2-120/],
    ["threshold 11", { HealthyThresholdCount: 11 }, /^ValidationError: Healthy threshold count '11' .*2-10/],
    ["threshold 1", { UnhealthyThresholdCount: 1 }, /^ValidationError: Unhealthy threshold count '1' .*2-10/],
    [
      "an interval not above the timeout",
      { HealthCheckIntervalSeconds: 5 },
      /^ValidationError: Health check interval must be greater than the timeout\./,
    ],
    ["a matcher below 200", { Matcher: { HttpCode: "199" } }, /^ValidationError: .*'200-499'/],
    ["a matcher above 499", { Matcher: { HttpCode: "200-500" } }, /^ValidationError: .*'200-499'/],
    ["no matcher", { Matcher: { HttpCode: "ok" } }, /^ValidationError: /],
    ["a path without slash", { HealthCheckPath: "health" }, /^ValidationError: .*begin with a '\/'/],
    ["a health check port", { HealthCheckPort: "0" }, /^ValidationError: Health check port '0'/],
    ["disabled checks", { HealthCheckEnabled: false }, /^InvalidConfigurationRequestException: .*must be true/],
    ["TCP checks for HTTP", { HealthCheckProtocol: "TCP" }, /^InvalidConfigurationRequestException: /],
    ["port 0", { Port: 0 }, /^ValidationError: Port '0' is not valid/],
    ["no port", { Port: undefined }, /^ValidationError: A port must be specified/],
    ["an unknown VPC", { VpcId: "vpc-1" }, /^ValidationError: The VPC ID 'vpc-1' is not found/],
    ["HTTPS targets", { Protocol: "HTTPS" }, /^NotImplemented: /],
    ["a protocol for functions", { TargetType: "lambda" }, /^ValidationError: Protocol cannot be specified/],
    ["a long name", { Name: "x".repeat(33) }, /^ValidationError: .*'32' characters/],
  ])("refuse %s", async (_what, input, message) => {
    expect(await refusal(create({ Name: "refused", ...input }))).toMatch(message);
  });

  test("of functions have neither protocol, port nor VPC, and are not checked", async () => {
    const group = { Name: "functions", TargetType: "lambda" as const };
    const { TargetGroups } = await elbv2.send(new CreateTargetGroupCommand(group));
    expect(TargetGroups?.[0]).toEqual({
      TargetGroupArn: expect.any(String),
      TargetGroupName: "functions",
      TargetType: "lambda",
      IpAddressType: "ipv4",
      HealthCheckEnabled: false,
      HealthCheckIntervalSeconds: 35,
      HealthCheckTimeoutSeconds: 30,
      HealthyThresholdCount: 5,
      UnhealthyThresholdCount: 2,
      HealthCheckPath: "/",
      Matcher: { HttpCode: "200" },
      LoadBalancerArns: [],
    });
    const checked = elbv2.send(new CreateTargetGroupCommand({ ...group, Name: "checked", HealthCheckEnabled: true }));
    expect(await refusal(checked)).toMatch(/^NotImplemented: /);
  });

  test("are modified as a whole or not at all", async () => {
    const { TargetGroupArn } = await createGroup(endpoint, "modify");
    const modify = (input: { HealthCheckPath?: string; UnhealthyThresholdCount?: number }) =>
      elbv2.send(new ModifyTargetGroupCommand({ TargetGroupArn, ...input }));
    expect(await refusal(modify({ HealthCheckPath: "/new", UnhealthyThresholdCount: 99 }))).toMatch(/^ValidationError/);
    const { TargetGroups } = await elbv2.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [TargetGroupArn] }));
    expect(TargetGroups?.[0]?.HealthCheckPath).toBe("/");
    expect((await modify({ HealthCheckPath: "/new" })).TargetGroups?.[0]).toMatchObject({
      HealthCheckPath: "/new",
      HealthCheckIntervalSeconds: 5,
    });
  });

  test("attributes: deregistration delay and slow start within their limits", async () => {
    const { TargetGroupArn } = await createGroup(endpoint, "attributes");
    const modify = (Key: string, Value: string) =>
      elbv2.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn, Attributes: [{ Key, Value }] }));
    const before = await elbv2.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn }));
    expect(before.Attributes).toContainEqual({ Key: "deregistration_delay.timeout_seconds", Value: "300" });
    await modify("slow_start.duration_seconds", "30");
    expect(await refusal(modify("slow_start.duration_seconds", "29"))).toMatch(/^ValidationError: /);
    expect(await refusal(modify("deregistration_delay.timeout_seconds", "3601"))).toMatch(/^ValidationError: /);
    expect(await refusal(modify("stickiness.enabled", "true"))).toMatch(/^NotImplemented: /);
  });

  test("are not deleted while a listener uses them, and serve one load balancer only", async () => {
    const { groupArn, balancerArn } = await createChain(endpoint, "used");
    const remove = () => elbv2.send(new DeleteTargetGroupCommand({ TargetGroupArn: groupArn }));
    expect(await refusal(remove())).toBe(
      `ResourceInUseException: Target group '${groupArn}' is currently in use by a listener or a rule`,
    );
    const { TargetGroups } = await elbv2.send(new DescribeTargetGroupsCommand({ LoadBalancerArn: balancerArn }));
    expect(TargetGroups?.map((group) => group.LoadBalancerArns)).toEqual([[balancerArn]]);
    const second = await createBalancer(endpoint, "used-2");
    const listener = new CreateListenerCommand({
      LoadBalancerArn: second.LoadBalancerArn,
      Protocol: "HTTP",
      Port: 80,
      DefaultActions: [{ Type: "forward", TargetGroupArn: groupArn }],
    });
    expect(await refusal(elbv2.send(listener))).toMatch(/^TargetGroupAssociationLimitException: /);
    await elbv2.send(new DeleteLoadBalancerCommand({ LoadBalancerArn: balancerArn }));
    await remove();
    await remove();
    expect(await refusal(elbv2.send(new DescribeTargetHealthCommand({ TargetGroupArn: groupArn })))).toMatch(
      /^TargetGroupNotFoundException: /,
    );
  });
});
