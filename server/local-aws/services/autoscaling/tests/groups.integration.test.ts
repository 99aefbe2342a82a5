import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  type CreateAutoScalingGroupCommandInput,
  CreateLaunchConfigurationCommand,
  CreateOrUpdateTagsCommand,
  DeleteAutoScalingGroupCommand,
  DeleteLaunchConfigurationCommand,
  DeleteTagsCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeAutoScalingInstancesCommand,
  DescribeLaunchConfigurationsCommand,
  DescribeScalingActivitiesCommand,
  DescribeTagsCommand,
  SetDesiredCapacityCommand,
  SetInstanceProtectionCommand,
  TerminateInstanceInAutoScalingGroupCommand,
  UpdateAutoScalingGroupCommand,
} from "@aws-sdk/client-auto-scaling";
import {
  CreateLaunchTemplateCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeInstancesCommand,
  DescribeSubnetsCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientConfig, startTestEndpoint, type TestEndpoint } from "../../../testing";
import { ecsOptimizedImages } from "../../ec2/images/ecs-optimized";
import { ec2 } from "../../ec2/service";
import { until } from "../../ecs/tests/setup";
import { elbv2 } from "../../elbv2/service";
import { autoscaling as service } from "../service";

const ImageId = ecsOptimizedImages("us-east-1")[0]?.imageId;

let aws: TestEndpoint;
let client: AutoScalingClient;
let subnets: string[] = [];
let template = "";
let GroupId = "";
beforeAll(async () => {
  aws = await startTestEndpoint({ services: [ec2, elbv2, service] });
  client = new AutoScalingClient(clientConfig(aws.url));
  const { Subnets = [] } = await aws.ec2.send(new DescribeSubnetsCommand({}));
  subnets = Subnets.map((subnet) => subnet.SubnetId ?? "");
  const group = await aws.ec2.send(new CreateSecurityGroupCommand({ GroupName: "asg", Description: "asg" }));
  GroupId = group.GroupId ?? "";
  const { LaunchTemplate } = await aws.ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: "asg",
      LaunchTemplateData: { ImageId, InstanceType: "t3.micro", SecurityGroupIds: [GroupId] },
    }),
  );
  template = LaunchTemplate?.LaunchTemplateId ?? "";
});
afterAll(() => aws.close());

const create = (AutoScalingGroupName: string, more: Partial<CreateAutoScalingGroupCommandInput> = {}) =>
  client.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName,
      MinSize: 0,
      MaxSize: 3,
      DesiredCapacity: 2,
      VPCZoneIdentifier: subnets.slice(0, 2).join(),
      LaunchTemplate: { LaunchTemplateId: template },
      ...more,
    }),
  );
const find = async (name: string) =>
  (await client.send(new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }))).AutoScalingGroups?.[0];
const settled = (name: string, count: number) =>
  until(
    () => find(name),
    (group) => group?.Instances?.length === count && group.Instances.every((one) => one.LifecycleState === "InService"),
  );
const gone = (name: string) =>
  until(
    () => find(name),
    (group) => group === undefined,
  );

describe("refused in Auto Scaling's words", () => {
  it.each<[message: string, input: Partial<CreateAutoScalingGroupCommandInput>]>([
    ["Max bound, 1, must be greater than or equal to min bound, 2", { MinSize: 2, MaxSize: 1 }],
    ["Desired capacity:9 must be between the specified min size:0 and max size:3", { DesiredCapacity: 9 }],
    ["The subnet ID 'subnet-0' does not exist", { VPCZoneIdentifier: "subnet-0" }],
    ["At least one Availability Zone or VPC Subnet is required.", { VPCZoneIdentifier: undefined }],
    [
      "Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.",
      { LaunchTemplate: undefined },
    ],
    [
      "Launch configuration name not found - Launch configuration no not found",
      { LaunchTemplate: undefined, LaunchConfigurationName: "no" },
    ],
    [
      "You must use a valid fully-formed launch template. The specified launch template, with template ID lt-0, does not exist.",
      { LaunchTemplate: { LaunchTemplateId: "lt-0" } },
    ],
  ])("%s", async (message, input) => {
    await expect(create("refused", input)).rejects.toMatchObject({ name: "ValidationError", message });
  });

  it("a group that does not exist", async () => {
    const group = { AutoScalingGroupName: "no" };
    for (const command of [
      new UpdateAutoScalingGroupCommand(group),
      new SetDesiredCapacityCommand({ ...group, DesiredCapacity: 1 }),
      new DeleteAutoScalingGroupCommand(group),
    ]) {
      await expect(client.send(command as UpdateAutoScalingGroupCommand)).rejects.toMatchObject({
        message: "AutoScalingGroup name not found - AutoScalingGroup no not found",
      });
    }
    expect(await find("no")).toBeUndefined();
  });
});

it("launches over the zones, replaces what dies, scales both ways, and goes with its instances", async () => {
  const Tags = [
    { Key: "team", Value: "web", PropagateAtLaunch: true },
    { Key: "own", Value: "x", PropagateAtLaunch: false },
  ];
  await create("web", { Tags });
  await expect(create("web")).rejects.toMatchObject({ name: "AlreadyExistsFault" });
  const group = await settled("web", 2);
  expect(new Set(group?.Instances?.map((one) => one.AvailabilityZone)).size).toBe(2);
  const ids = group?.Instances?.map((one) => one.InstanceId ?? "") ?? [];
  const launched = await aws.ec2.send(new DescribeInstancesCommand({ InstanceIds: ids }));
  for (const instance of launched.Reservations?.flatMap((one) => one.Instances ?? []) ?? []) {
    expect(instance).toMatchObject({ State: { Name: "running" }, SecurityGroups: [{ GroupId }] });
    const tags = Object.fromEntries(instance.Tags?.map((tag) => [tag.Key, tag.Value]) ?? []);
    expect(tags).toMatchObject({
      team: "web",
      "aws:autoscaling:groupName": "web",
      "aws:ec2launchtemplate:id": template,
    });
    expect(tags).not.toHaveProperty("own");
  }

  await aws.ec2.send(new TerminateInstancesCommand({ InstanceIds: ids.slice(0, 1) }));
  const replaced = await until(
    () => settled("web", 2),
    (after) => after?.Instances?.every((one) => one.InstanceId !== ids[0]) === true,
  );
  const { Activities = [] } = await client.send(new DescribeScalingActivitiesCommand({ AutoScalingGroupName: "web" }));
  expect(Activities.filter((one) => one.Description?.startsWith("Launching"))).toHaveLength(3);
  expect(Activities.find((one) => one.Description?.startsWith("Terminating"))?.Cause).toMatch(/EC2 health check/);

  const kept = replaced?.Instances?.[0]?.InstanceId ?? "";
  const member = { AutoScalingGroupName: "web", InstanceIds: [kept] };
  await client.send(new SetInstanceProtectionCommand({ ...member, ProtectedFromScaleIn: true }));
  const capacity = (DesiredCapacity: number) =>
    client.send(new SetDesiredCapacityCommand({ AutoScalingGroupName: "web", DesiredCapacity }));
  await expect(capacity(4)).rejects.toMatchObject({
    message: "New SetDesiredCapacity value 4 is above max value 3 for the AutoScalingGroup.",
  });
  await capacity(1);
  expect((await settled("web", 1))?.Instances?.[0]?.InstanceId).toBe(kept);

  await expect(client.send(new DeleteAutoScalingGroupCommand({ AutoScalingGroupName: "web" }))).rejects.toMatchObject({
    name: "ResourceInUseFault",
  });
  await client.send(new DeleteAutoScalingGroupCommand({ AutoScalingGroupName: "web", ForceDelete: true }));
  expect((await find("web"))?.Status).toBe("Delete in progress");
  await gone("web");
});

it("goes on after a restart, and one instance can be taken out with or without a replacement", async () => {
  await create("again", {
    MinSize: 1,
    DesiredCapacity: 2,
    AvailabilityZones: ["us-east-1c"],
    VPCZoneIdentifier: undefined,
  });
  aws = await aws.restart();
  client = new AutoScalingClient(clientConfig(aws.url));
  const group = await settled("again", 2);
  expect(group?.AvailabilityZones).toEqual(["us-east-1c"]);
  const take = (InstanceId: string, ShouldDecrementDesiredCapacity: boolean) =>
    client.send(new TerminateInstanceInAutoScalingGroupCommand({ InstanceId, ShouldDecrementDesiredCapacity }));
  await expect(take("i-0123456789abcdef0", true)).rejects.toMatchObject({ name: "ValidationError" });
  const [first] = group?.Instances ?? [];
  expect((await take(first?.InstanceId ?? "", true)).Activity).toMatchObject({ StatusCode: "InProgress" });
  const { AutoScalingInstances } = await client.send(
    new DescribeAutoScalingInstancesCommand({ InstanceIds: [first?.InstanceId ?? ""] }),
  );
  expect(AutoScalingInstances).toMatchObject([{ LifecycleState: "Terminating", AutoScalingGroupName: "again" }]);
  const rest = await settled("again", 1);
  await expect(take(rest?.Instances?.[0]?.InstanceId ?? "", true)).rejects.toMatchObject({
    message: expect.stringMatching("desiredSize equals minSize"),
  });
  await client.send(new DeleteAutoScalingGroupCommand({ AutoScalingGroupName: "again", ForceDelete: true }));
  await gone("again");
});

it("launch configurations: refused when wrong or in use, and launched from", async () => {
  const LaunchConfigurationName = "classic";
  const make = (more = {}) =>
    client.send(
      new CreateLaunchConfigurationCommand({ LaunchConfigurationName, ImageId, InstanceType: "t2.micro", ...more }),
    );
  await expect(make({ InstanceType: "t9.huge" })).rejects.toMatchObject({ name: "ValidationError" });
  await expect(make({ IamInstanceProfile: "nobody" })).rejects.toMatchObject({ name: "ValidationError" });
  await make();
  await expect(make()).rejects.toMatchObject({ name: "AlreadyExistsFault" });
  await create("classic", { LaunchTemplate: undefined, LaunchConfigurationName, DesiredCapacity: 1 });
  expect((await settled("classic", 1))?.Instances?.[0]?.InstanceType).toBe("t2.micro");
  const remove = () => client.send(new DeleteLaunchConfigurationCommand({ LaunchConfigurationName }));
  await expect(remove()).rejects.toMatchObject({ name: "ResourceInUseFault" });
  await client.send(new UpdateAutoScalingGroupCommand({ AutoScalingGroupName: "classic", MinSize: 0, MaxSize: 0 }));
  expect((await find("classic"))?.DesiredCapacity).toBe(0);
  await settled("classic", 0);
  await client.send(new DeleteAutoScalingGroupCommand({ AutoScalingGroupName: "classic" }));
  await remove();
  expect((await client.send(new DescribeLaunchConfigurationsCommand({}))).LaunchConfigurations).toEqual([]);
});

it("a launch that fails says why, and tags are kept by group", async () => {
  await create("broken", { DesiredCapacity: 0 });
  const tag = { ResourceId: "broken", ResourceType: "auto-scaling-group", Key: "k", PropagateAtLaunch: false };
  await client.send(new CreateOrUpdateTagsCommand({ Tags: [{ ...tag, Value: "v" }] }));
  const ofGroup = new DescribeTagsCommand({ Filters: [{ Name: "auto-scaling-group", Values: ["broken"] }] });
  expect((await client.send(ofGroup)).Tags).toMatchObject([{ Key: "k", Value: "v" }]);
  await client.send(new DeleteTagsCommand({ Tags: [tag] }));
  expect((await client.send(ofGroup)).Tags).toEqual([]);
  await aws.ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
  await client.send(new SetDesiredCapacityCommand({ AutoScalingGroupName: "broken", DesiredCapacity: 1 }));
  const failed = await until(
    () => client.send(new DescribeScalingActivitiesCommand({ AutoScalingGroupName: "broken" })),
    ({ Activities }) => Activities?.[0]?.StatusCode === "Failed",
    8,
  );
  expect(failed.Activities).toHaveLength(1);
  expect(failed.Activities?.[0]?.StatusMessage).toBe(
    `The security group '${GroupId}' does not exist. Launching EC2 instance failed.`,
  );
});
