import {
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeNetworkInterfacesCommand,
} from "@aws-sdk/client-ec2";
import {
  CreateLoadBalancerCommand,
  type CreateLoadBalancerInput,
  DeleteLoadBalancerCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  ModifyLoadBalancerAttributesCommand,
  SetSecurityGroupsCommand,
  SetSubnetsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { createBalancer, type Ground, groundOf } from "../testing/chain";
import { eventually } from "../testing/eventually";
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

const arn = (resource: string) => `arn:aws:elasticloadbalancing:us-east-1:000000000000:${resource}`;

describe("load balancers", () => {
  const create = (input: Partial<CreateLoadBalancerInput>) =>
    elbv2.send(new CreateLoadBalancerCommand({ Name: "web", Subnets: ground.subnets, ...input }));

  test("are made as AWS makes them, provisioning at first and active shortly after", async () => {
    const made = (await create({ Name: "Shape" })).LoadBalancers?.[0];
    expect(made).toMatchObject({
      LoadBalancerName: "Shape",
      Scheme: "internet-facing",
      Type: "application",
      VpcId: ground.vpcId,
      IpAddressType: "ipv4",
      State: { Code: "provisioning" },
      SecurityGroups: [expect.stringMatching(/^sg-/)],
    });
    expect(made?.LoadBalancerArn).toMatch(
      /^arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer\/app\/Shape\/[0-9a-f]{16}$/,
    );
    expect(made?.DNSName).toMatch(/^shape-\d{10}\.us-east-1\.elb\.localhost$/);
    expect(made?.AvailabilityZones?.map((zone) => zone.SubnetId)).toEqual(ground.subnets);
    expect(Math.abs(Date.now() - (made?.CreatedTime?.getTime() ?? 0))).toBeLessThan(60_000);
    await eventually(async () => {
      const { LoadBalancers } = await elbv2.send(new DescribeLoadBalancersCommand({ Names: ["Shape"] }));
      expect(LoadBalancers?.[0]?.State?.Code).toBe("active");
    });
    const internal = (await create({ Name: "inner", Scheme: "internal" })).LoadBalancers?.[0];
    expect(internal?.DNSName).toMatch(/^internal-inner-\d{10}\./);
  });

  test("the same again answers the same one; other settings are refused", async () => {
    const first = (await create({ Name: "twice" })).LoadBalancers?.[0];
    const again = (await create({ Name: "twice", Subnets: [...ground.subnets].reverse() })).LoadBalancers?.[0];
    expect(again?.LoadBalancerArn).toBe(first?.LoadBalancerArn);
    expect(await refusal(create({ Name: "twice", Scheme: "internal" }))).toBe(
      "DuplicateLoadBalancerNameException: A load balancer with the same name 'twice' exists, but with different settings",
    );
  });

  test.each<[string, Partial<CreateLoadBalancerInput>, RegExp]>([
    ["a long name", { Name: "x".repeat(33) }, /^ValidationError: .*cannot be longer than '32' characters/],
    ["an underscore", { Name: "a_b" }, /^ValidationError: .*alphanumeric characters and hyphens/],
    ["a hyphen at the end", { Name: "a-" }, /^ValidationError: .*cannot begin or end with '-'/],
    ["the reserved prefix", { Name: "internal-a" }, /^ValidationError: .*cannot begin with 'internal-'/],
    ["no subnet", { Subnets: [] }, /^ValidationError: At least two subnets in two different Availability Zones/],
    [
      "an unknown subnet",
      { Subnets: ["subnet-1", "subnet-2"] },
      /^SubnetNotFoundException: .*'subnet-1' does not exist/,
    ],
    ["an unknown group", { SecurityGroups: ["sg-1"] }, /^InvalidSecurityGroupException: .*'sg-1'/],
    ["another type", { Type: "network" }, /^NotImplemented: .*type 'network'/],
    ["a tag twice", { Tags: [{ Key: "a" }, { Key: "a" }] }, /^DuplicateTagKeysException: /],
    ["a reserved tag", { Tags: [{ Key: "aws:x", Value: "" }] }, /^ValidationError: .*'aws:' is reserved/],
  ])("refuses %s", async (_what, input, message) => {
    expect(await refusal(create({ Name: "refused", ...input }))).toMatch(message);
    expect(await refusal(elbv2.send(new DescribeLoadBalancersCommand({ Names: ["refused"] })))).toBe(
      "LoadBalancerNotFoundException: Load balancers '[refused]' not found",
    );
  });

  test("need two zones", async () => {
    const [one = ""] = ground.subnets;
    expect(await refusal(create({ Subnets: [one] }))).toMatch(/^ValidationError: At least two subnets/);
    expect(await refusal(create({ Subnets: [one, one] }))).toMatch(/^InvalidConfigurationRequestException: .*same/);
  });

  test("page through with markers, and by 20 ARNs at most", async () => {
    const other = await startTestEndpoint();
    const names = Array.from({ length: 5 }, (_, index) => `page-${index}`);
    for (const name of names) await createBalancer(other, name);
    const seen: (string | undefined)[] = [];
    let Marker: string | undefined;
    do {
      const page = await other.elbv2.send(new DescribeLoadBalancersCommand({ PageSize: 2, Marker }));
      seen.push(...(page.LoadBalancers ?? []).map((one) => one.LoadBalancerName));
      Marker = page.NextMarker;
    } while (Marker);
    expect(seen).toEqual(names);
    await other.close();
    const describe = (input: { PageSize?: number; Marker?: string; LoadBalancerArns?: string[] }) =>
      refusal(elbv2.send(new DescribeLoadBalancersCommand(input)));
    expect(await describe({ PageSize: 401 })).toMatch(/^ValidationError: .*less than or equal to 400/);
    expect(await describe({ PageSize: 0 })).toMatch(/^ValidationError: .*greater than or equal to 1/);
    expect(await describe({ Marker: "nonsense" })).toMatch(/^ValidationError: The marker 'nonsense' is not valid/);
    const LoadBalancerArns = Array.from({ length: 21 }, (_, index) => arn(`loadbalancer/app/x/${index}`));
    expect(await describe({ LoadBalancerArns })).toMatch(/^ValidationError: .*20/);
  });

  test("attributes have AWS's defaults, are checked, and protect from deletion", async () => {
    const { LoadBalancerArn } = await createBalancer(endpoint, "protected");
    const modify = (Key: string, Value: string) =>
      elbv2.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes: [{ Key, Value }] }));
    await modify("deletion_protection.enabled", "true");
    const { Attributes = [] } = await elbv2.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }));
    expect(Attributes).toContainEqual({ Key: "deletion_protection.enabled", Value: "true" });
    expect(Attributes).toContainEqual({ Key: "idle_timeout.timeout_seconds", Value: "60" });
    expect(await refusal(modify("idle_timeout.timeout_seconds", "4001"))).toMatch(/^ValidationError: /);
    expect(await refusal(modify("constructor", "1"))).toMatch(/^ValidationError: .*not recognized/);
    expect(await refusal(modify("access_logs.s3.enabled", "true"))).toMatch(/^NotImplemented: /);
    expect(await refusal(elbv2.send(new DeleteLoadBalancerCommand({ LoadBalancerArn })))).toMatch(
      /^OperationNotPermittedException: .*deletion protection is enabled/,
    );
    await modify("deletion_protection.enabled", "false");
    await elbv2.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
    await elbv2.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
  });

  test("move between subnets and security groups; a group in use cannot be deleted", async () => {
    const { LoadBalancerArn } = await createBalancer(endpoint, "moving");
    const { GroupId = "" } = await endpoint.ec2.send(
      new CreateSecurityGroupCommand({ GroupName: "elb", Description: "elb", VpcId: ground.vpcId }),
    );
    await elbv2.send(new SetSecurityGroupsCommand({ LoadBalancerArn, SecurityGroups: [GroupId] }));
    await elbv2.send(new SetSubnetsCommand({ LoadBalancerArn, Subnets: ground.subnets.slice(0, 2) }));
    const { LoadBalancers } = await elbv2.send(
      new DescribeLoadBalancersCommand({ LoadBalancerArns: [LoadBalancerArn] }),
    );
    expect(LoadBalancers?.[0]?.SecurityGroups).toEqual([GroupId]);
    expect(LoadBalancers?.[0]?.AvailabilityZones).toHaveLength(2);
    const Filters = [{ Name: "description", Values: [`ELB ${LoadBalancerArn.split(":loadbalancer/")[1]}`] }];
    const nodes = async () =>
      (await endpoint.ec2.send(new DescribeNetworkInterfacesCommand({ Filters }))).NetworkInterfaces ?? [];
    expect((await nodes()).map(({ SubnetId }) => SubnetId).sort()).toEqual(ground.subnets.slice(0, 2).sort());
    expect((await nodes()).flatMap(({ Groups }) => Groups?.map((group) => group.GroupId))).toEqual([GroupId, GroupId]);
    const remove = () => endpoint.ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
    expect(await refusal(remove())).toMatch(/^DependencyViolation: /);
    await elbv2.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
    await remove();
    expect(await nodes()).toEqual([]);
    expect(await refusal(elbv2.send(new SetSubnetsCommand({ LoadBalancerArn, Subnets: ground.subnets })))).toMatch(
      /^LoadBalancerNotFoundException: /,
    );
  });
});
