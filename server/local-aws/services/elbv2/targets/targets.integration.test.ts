import {
  CreateTargetGroupCommand,
  DeregisterTargetsCommand,
  DescribeTargetHealthCommand,
  RegisterTargetsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { createGroup } from "../testing/chain";
import { refusal } from "../testing/refusal";

let endpoint: TestEndpoint;
let elbv2: TestEndpoint["elbv2"];

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  elbv2 = endpoint.elbv2;
});

afterAll(() => endpoint.close());

describe("targets", () => {
  test.each<[string, { Id: string; Port?: number; AvailabilityZone?: string }, RegExp]>([
    ["a name", { Id: "localhost" }, /^ValidationError: The IP address 'localhost' is not a valid IPv4 address/],
    ["an address outside the VPC", { Id: "10.1.2.3" }, /^ValidationError: .*outside the VPC .*'all'/],
    ["a public address", { Id: "8.8.8.8", AvailabilityZone: "all" }, /^ValidationError: .*not within a range/],
    ["port 0", { Id: "172.31.0.1", Port: 0 }, /^ValidationError: Port '0' is not valid/],
  ])("refuse %s, and with it the whole batch", async (_what, target, message) => {
    const { TargetGroupArn } = await createGroup(endpoint, "batch");
    const Targets = [{ Id: "172.31.0.9" }, target];
    expect(await refusal(elbv2.send(new RegisterTargetsCommand({ TargetGroupArn, Targets })))).toMatch(message);
    const { TargetHealthDescriptions } = await elbv2.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
    expect(TargetHealthDescriptions).toEqual([]);
  });

  test("have the zone of their subnet, or all; instances are known by id", async () => {
    const { TargetGroupArn } = await createGroup(endpoint, "zones");
    const Targets = [{ Id: "172.31.16.5" }, { Id: "10.1.2.3", Port: 8080, AvailabilityZone: "all" }];
    await elbv2.send(new RegisterTargetsCommand({ TargetGroupArn, Targets }));
    const { TargetHealthDescriptions } = await elbv2.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
    expect(TargetHealthDescriptions?.map((one) => one.Target)).toEqual([
      { Id: "172.31.16.5", Port: 80, AvailabilityZone: "us-east-1b" },
      { Id: "10.1.2.3", Port: 8080, AvailabilityZone: "all" },
    ]);
    await elbv2.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: "10.1.2.3" }] }));
    const instances = await createGroup(endpoint, "instances", { TargetType: "instance" });
    const register = (Id: string) =>
      elbv2.send(new RegisterTargetsCommand({ TargetGroupArn: instances.TargetGroupArn, Targets: [{ Id }] }));
    await register("i-0123456789abcdef0");
    expect(await refusal(register("172.31.0.1"))).toMatch(/^InvalidTargetException: /);
  });

  test("that are asked for by name are told of when they are not registered, too", async () => {
    const { TargetGroupArn } = await createGroup(endpoint, "asked");
    const ask = new DescribeTargetHealthCommand({ TargetGroupArn, Targets: [{ Id: "172.31.0.9" }] });
    const { TargetHealthDescriptions } = await elbv2.send(ask);
    expect(TargetHealthDescriptions).toMatchObject([
      { Target: { Id: "172.31.0.9", Port: 80 }, TargetHealth: { State: "unused", Reason: "Target.NotRegistered" } },
    ]);
  });

  test("a function is known by its ARN, and is alone in its group", async () => {
    const { TargetGroups } = await elbv2.send(new CreateTargetGroupCommand({ Name: "lambda", TargetType: "lambda" }));
    const TargetGroupArn = TargetGroups?.[0]?.TargetGroupArn;
    const register = (Id: string, Port?: number) =>
      elbv2.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id, Port }] }));
    const hello = "arn:aws:lambda:us-east-1:000000000000:function:hello";
    expect(await refusal(register("hello"))).toMatch(/^InvalidTargetException: .*'hello'/);
    expect(await refusal(register(hello, 80))).toMatch(/^ValidationError: A port/);
    await register(hello);
    await register(hello);
    expect(await refusal(register(`${hello}:live`))).toMatch(/^TooManyTargetsException: /);
    const { TargetHealthDescriptions } = await elbv2.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
    expect(TargetHealthDescriptions).toMatchObject([{ Target: { Id: hello } }]);
    expect(TargetHealthDescriptions?.[0]?.Target).not.toHaveProperty("Port");
  });
});
