import {
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  CreateSecurityGroupCommand,
  CreateVpcCommand,
  DeleteLaunchTemplateCommand,
  DeleteLaunchTemplateVersionsCommand,
  DeleteSecurityGroupCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeInstanceTypesCommand,
  DescribeLaunchTemplatesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeNetworkInterfacesCommand,
  type EC2Client,
  type Instance,
  ModifyLaunchTemplateCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { ecsOptimizedImages } from "../images/ecs-optimized";
import { ec2 as service } from "../service";

const [x86, arm] = ecsOptimizedImages("us-east-1");
const ImageId = x86?.imageId;

let now = Date.now();
let aws: TestEndpoint;
let ec2: EC2Client;
beforeAll(async () => {
  aws = await startTestEndpoint({ services: [service], now: () => now });
  ec2 = aws.ec2;
});
afterAll(() => aws.close());

const run = async (more: Partial<RunInstancesCommandInput> = {}): Promise<Instance[]> =>
  (await ec2.send(new RunInstancesCommand({ ImageId, InstanceType: "t3.micro", MinCount: 1, MaxCount: 1, ...more })))
    .Instances ?? [];
const find = async (id: string | undefined): Promise<Instance | undefined> =>
  (await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id ?? ""] }))).Reservations?.[0]?.Instances?.[0];

describe("launching refuses", () => {
  it.each<[name: string, input: Partial<RunInstancesCommandInput>]>([
    ["InvalidAMIID.NotFound", { ImageId: "ami-0123456789abcdef0" }],
    ["InvalidAMIID.Malformed", { ImageId: "image" }],
    ["InvalidParameterValue", { InstanceType: "t9.huge" as never }],
    ["InvalidParameterValue", { ImageId: arm?.imageId }],
    ["InvalidParameterValue", { MinCount: 2, MaxCount: 1 }],
    ["InvalidParameterValue", { IamInstanceProfile: { Name: "nobody" } }],
    ["InvalidSubnetID.NotFound", { SubnetId: "subnet-0" }],
    ["InvalidGroup.NotFound", { SecurityGroupIds: ["sg-0"] }],
    ["InvalidKeyPair.NotFound", { KeyName: "mine" }],
    ["InvalidUserData.Malformed", { UserData: "#!/bin/bash" }],
    ["InvalidLaunchTemplateId.NotFound", { LaunchTemplate: { LaunchTemplateId: "lt-0" } }],
  ])("%s (%#)", async (name, input) => {
    await expect(run(input)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
  });

  it("a group of another VPC, and leaves nothing behind", async () => {
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }));
    const group = { GroupName: "other", Description: "other", VpcId: Vpc?.VpcId };
    const { GroupId = "" } = await ec2.send(new CreateSecurityGroupCommand(group));
    await expect(run({ SecurityGroupIds: [GroupId] })).rejects.toMatchObject({ name: "InvalidParameter" });
    expect((await ec2.send(new DescribeNetworkInterfacesCommand({}))).NetworkInterfaces).toEqual([]);
    expect((await ec2.send(new DescribeInstancesCommand({}))).Reservations).toEqual([]);
  });
});

it("an instance is pending, running, shutting down, terminated, and forgotten; meanwhile its group cannot go", async () => {
  const { GroupId = "" } = await ec2.send(new CreateSecurityGroupCommand({ GroupName: "web", Description: "web" }));
  const TagSpecifications = [{ ResourceType: "instance" as const, Tags: [{ Key: "Name", Value: "one" }] }];
  const [made] = await run({ SecurityGroupIds: [GroupId], TagSpecifications, ClientToken: "once" });
  expect(made).toMatchObject({
    State: { Name: "pending", Code: 0 },
    InstanceType: "t3.micro",
    Architecture: "x86_64",
    SecurityGroups: [{ GroupId, GroupName: "web" }],
    PublicIpAddress: expect.stringMatching(/^203\.0\.113\./),
    Tags: [{ Key: "Name", Value: "one" }],
  });
  const id = made?.InstanceId ?? "";
  expect((await run({ ClientToken: "once" })).map(({ InstanceId }) => InstanceId)).toEqual([id]);
  now += 1_000;
  const byTag = new DescribeInstancesCommand({
    Filters: [
      { Name: "tag:Name", Values: ["one"] },
      { Name: "instance-state-name", Values: ["running"] },
    ],
  });
  expect((await ec2.send(byTag)).Reservations?.[0]?.Instances).toMatchObject([{ InstanceId: id }]);
  const ofInstance = new DescribeNetworkInterfacesCommand({
    Filters: [{ Name: "attachment.instance-id", Values: [id] }],
  });
  expect((await ec2.send(ofInstance)).NetworkInterfaces).toMatchObject([{ PrivateIpAddress: made?.PrivateIpAddress }]);
  await expect(ec2.send(new DeleteSecurityGroupCommand({ GroupId }))).rejects.toMatchObject({
    name: "DependencyViolation",
  });

  const terminate = new TerminateInstancesCommand({ InstanceIds: [id] });
  expect((await ec2.send(terminate)).TerminatingInstances).toMatchObject([
    { PreviousState: { Name: "running" }, CurrentState: { Name: "shutting-down" } },
  ]);
  now += 1_000;
  expect((await ec2.send(terminate)).TerminatingInstances).toMatchObject([{ CurrentState: { Name: "terminated" } }]);
  expect(await find(id)).toMatchObject({ State: { Name: "terminated", Code: 48 }, NetworkInterfaces: [] });
  await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
  aws = await aws.restart();
  ec2 = aws.ec2;
  expect(await find(id)).toMatchObject({ State: { Name: "terminated" } });
});

it("one that is stopped keeps its private address and can be started again; one that is terminated cannot", async () => {
  const [made] = await run();
  const InstanceIds = [made?.InstanceId ?? ""];
  now += 1_000;
  const stop = () => ec2.send(new StopInstancesCommand({ InstanceIds }));
  const start = () => ec2.send(new StartInstancesCommand({ InstanceIds }));
  expect((await start()).StartingInstances).toMatchObject([{ CurrentState: { Name: "running" } }]);
  expect((await stop()).StoppingInstances).toMatchObject([
    { PreviousState: { Name: "running" }, CurrentState: { Name: "stopping", Code: 64 } },
  ]);
  await expect(start()).rejects.toMatchObject({ name: "IncorrectInstanceState" });
  now += 1_000;
  expect((await stop()).StoppingInstances).toMatchObject([{ CurrentState: { Name: "stopped" } }]);
  const stopped = await find(InstanceIds[0]);
  expect(stopped).toMatchObject({ State: { Name: "stopped" }, PrivateIpAddress: made?.PrivateIpAddress });
  expect(stopped?.PublicIpAddress).toBeUndefined();
  expect((await start()).StartingInstances).toMatchObject([{ CurrentState: { Name: "pending" } }]);
  now += 1_000;
  const started = await find(InstanceIds[0]);
  expect(started?.State?.Name).toBe("running");
  expect(started).not.toHaveProperty("StateReason");
  await ec2.send(new TerminateInstancesCommand({ InstanceIds }));
  await expect(stop()).rejects.toMatchObject({ name: "IncorrectInstanceState" });
});

it("terminating is all or nothing, and names what is wrong", async () => {
  const [one] = await run();
  const [kept] = await run({ DisableApiTermination: true });
  const attempt = (ids: (string | undefined)[]) =>
    ec2.send(new TerminateInstancesCommand({ InstanceIds: ids.map((id) => id ?? "") }));
  await expect(attempt([one?.InstanceId, kept?.InstanceId])).rejects.toMatchObject({ name: "OperationNotPermitted" });
  await expect(attempt([one?.InstanceId, "i-0123456789abcdef0"])).rejects.toMatchObject({
    name: "InvalidInstanceID.NotFound",
  });
  await expect(attempt(["web"])).rejects.toMatchObject({ name: "InvalidInstanceID.Malformed" });
  expect((await find(one?.InstanceId))?.State?.Name).toBe("pending");
});

describe("launch templates", () => {
  const UserData = Buffer.from("#!/bin/bash\necho ECS_CLUSTER=main >> /etc/ecs/ecs.config").toString("base64");
  const create = (LaunchTemplateName: string, LaunchTemplateData = {}) =>
    ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName, LaunchTemplateData }));

  it("refuse names that are taken or no names, and data that is none", async () => {
    await create("taken", { ImageId });
    await expect(create("taken", { ImageId })).rejects.toMatchObject({
      name: "InvalidLaunchTemplateName.AlreadyExistsException",
    });
    await expect(create("a b", { ImageId })).rejects.toMatchObject({
      name: "InvalidLaunchTemplateName.MalformedException",
    });
    await expect(create("bad-data", { UserData: "ü" })).rejects.toMatchObject({ name: "InvalidUserData.Malformed" });
    await expect(
      ec2.send(new DescribeLaunchTemplatesCommand({ LaunchTemplateNames: ["nothing"] })),
    ).rejects.toMatchObject({ name: "InvalidLaunchTemplateName.NotFoundException" });
  });

  it("have versions, of which one is the default, and instances are launched from any", async () => {
    const { LaunchTemplate } = await create("web", {
      ImageId: "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
      InstanceType: "t2.micro",
      UserData,
      NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false }],
    });
    const LaunchTemplateId = LaunchTemplate?.LaunchTemplateId ?? "";
    await ec2.send(
      new CreateLaunchTemplateVersionCommand({
        LaunchTemplateId,
        SourceVersion: "1",
        LaunchTemplateData: { InstanceType: "t3.small" },
      }),
    );
    const versions = async (...Versions: string[]) =>
      (await ec2.send(new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId, Versions })))
        .LaunchTemplateVersions;
    expect(await versions("$Latest")).toMatchObject([
      { VersionNumber: 2, DefaultVersion: false, LaunchTemplateData: { InstanceType: "t3.small", UserData } },
    ]);
    const from = async (Version?: string) => {
      const LaunchTemplate = { LaunchTemplateId, ...(Version ? { Version } : {}) };
      return (await run({ ImageId: undefined, InstanceType: undefined, LaunchTemplate }))[0];
    };
    expect(await from()).toMatchObject({ InstanceType: "t2.micro", ImageId });
    expect((await from("$Latest"))?.PublicIpAddress).toBeUndefined();
    await ec2.send(new ModifyLaunchTemplateCommand({ LaunchTemplateId, DefaultVersion: "2" }));
    expect(await from()).toMatchObject({ InstanceType: "t3.small" });
    await expect(from("7")).rejects.toMatchObject({ name: "InvalidLaunchTemplateId.VersionNotFound" });
    const deleted = await ec2.send(
      new DeleteLaunchTemplateVersionsCommand({ LaunchTemplateId, Versions: ["1", "2", "9"] }),
    );
    expect(deleted.SuccessfullyDeletedLaunchTemplateVersions?.map((one) => one.VersionNumber)).toEqual([1]);
    expect(deleted.UnsuccessfullyDeletedLaunchTemplateVersions).toHaveLength(2);
    await ec2.send(new DeleteLaunchTemplateCommand({ LaunchTemplateName: "web" }));
    await expect(versions()).rejects.toMatchObject({ name: "InvalidLaunchTemplateId.NotFound" });
  });
});

it("tells what types and images there are", async () => {
  const { InstanceTypes } = await ec2.send(new DescribeInstanceTypesCommand({ InstanceTypes: ["t2.micro"] }));
  expect(InstanceTypes).toMatchObject([
    { VCpuInfo: { DefaultVCpus: 1 }, MemoryInfo: { SizeInMiB: 1024 }, CurrentGeneration: false },
  ]);
  await expect(
    ec2.send(new DescribeInstanceTypesCommand({ InstanceTypes: ["t9.huge" as never] })),
  ).rejects.toMatchObject({ name: "InvalidInstanceType" });
  const { Images } = await ec2.send(
    new DescribeImagesCommand({ Owners: ["amazon"], Filters: [{ Name: "architecture", Values: ["arm64"] }] }),
  );
  expect(Images?.length).toBe(2);
  expect((await ec2.send(new DescribeImagesCommand({ Owners: ["self"] }))).Images).toEqual([]);
});
