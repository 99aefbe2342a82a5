import {
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DeleteSecurityGroupCommand,
  DeleteTagsCommand,
  DescribeAvailabilityZonesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeTagsCommand,
  DescribeVpcsCommand,
  type EC2Client,
} from "@aws-sdk/client-ec2";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint, testClients } from "../../testing";
import { sts } from "../sts/service";
import { createNetworkInterface, deleteNetworkInterface } from "./network-interfaces";
import { ec2 as service } from "./service";
import { ec2Tables } from "./tables";

const REGION = "us-east-1";

let aws: TestEndpoint;
let ec2: EC2Client;
beforeAll(async () => {
  aws = await startTestEndpoint({ services: [sts, service] });
  ec2 = aws.ec2;
});
afterAll(() => aws.close());

let made = 0;
const createGroup = async () => {
  const GroupName = `group-${++made}`;
  const { GroupId = "" } = await ec2.send(new CreateSecurityGroupCommand({ GroupName, Description: "for a test" }));
  return { GroupId, GroupName };
};

it("says who is asking", async () => {
  expect(await aws.sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: "000000000000",
    Arn: "arn:aws:iam::000000000000:root",
  });
});

describe("the default network", () => {
  it("is there from the start, in every region, each with its own ids", async () => {
    const ids = new Set<string>();
    for (const region of ["us-east-1", "eu-central-1", "ap-southeast-2"]) {
      const client = testClients(aws.url, region).ec2;
      const { Vpcs = [] } = await client.send(
        new DescribeVpcsCommand({ Filters: [{ Name: "is-default", Values: ["true"] }] }),
      );
      expect(Vpcs).toMatchObject([{ CidrBlock: "172.31.0.0/16", IsDefault: true, State: "available" }]);
      const { Subnets = [] } = await client.send(
        new DescribeSubnetsCommand({
          Filters: [
            { Name: "vpc-id", Values: [Vpcs[0]?.VpcId ?? ""] },
            { Name: "default-for-az", Values: ["true"] },
          ],
        }),
      );
      expect(Subnets.map((subnet) => subnet.AvailabilityZone)).toEqual([`${region}a`, `${region}b`, `${region}c`]);
      expect(Subnets.every((subnet) => subnet.MapPublicIpOnLaunch)).toBe(true);
      const { SecurityGroups = [] } = await client.send(new DescribeSecurityGroupsCommand({ GroupNames: ["default"] }));
      expect(SecurityGroups).toMatchObject([{ VpcId: Vpcs[0]?.VpcId }]);
      const { AvailabilityZones = [] } = await client.send(new DescribeAvailabilityZonesCommand({}));
      expect(AvailabilityZones.map((zone) => zone.ZoneName)).toEqual(Subnets.map((subnet) => subnet.AvailabilityZone));
      ids.add(Vpcs[0]?.VpcId ?? "");
      client.destroy();
    }
    expect(ids.size).toBe(3);
  });

  it("pages, and refuses page sizes and tokens of nobody's", async () => {
    const group = await createGroup();
    for (let index = 0; index < 6; index++) await createGroup();
    const seen: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await ec2.send(new DescribeSecurityGroupsCommand({ MaxResults: 5, NextToken }));
      expect(page.SecurityGroups?.length).toBeLessThanOrEqual(5);
      seen.push(...(page.SecurityGroups ?? []).map((found) => found.GroupId ?? ""));
      NextToken = page.NextToken;
    } while (NextToken);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toContain(group.GroupId);
    await expect(ec2.send(new DescribeSubnetsCommand({ MaxResults: 1 }))).rejects.toMatchObject({
      name: "InvalidParameterValue",
    });
    await expect(ec2.send(new DescribeSubnetsCommand({ NextToken: "x" }))).rejects.toMatchObject({
      name: "InvalidNextToken",
    });
  });

  it.each([
    [new DescribeVpcsCommand({ VpcIds: ["vpc-0"] }), "InvalidVpcID.NotFound"],
    [new DescribeSubnetsCommand({ SubnetIds: ["subnet-0"] }), "InvalidSubnetID.NotFound"],
    [new DescribeSecurityGroupsCommand({ GroupIds: ["sg-0"] }), "InvalidGroup.NotFound"],
    [new DescribeSecurityGroupsCommand({ GroupIds: ["group"] }), "InvalidGroupId.Malformed"],
    [new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: ["eni-0"] }), "InvalidNetworkInterfaceID.NotFound"],
    [new DescribeAvailabilityZonesCommand({ ZoneNames: ["us-east-1z"] }), "InvalidParameterValue"],
    [new DescribeSubnetsCommand({ Filters: [{ Name: "colour", Values: ["red"] }] }), "InvalidParameterValue"],
  ])("refuses what does not exist (%#)", async (command, name) => {
    await expect(ec2.send(command as DescribeVpcsCommand)).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe("tags", () => {
  it("are added, found, filtered by, and removed", async () => {
    const { GroupId } = await createGroup();
    await ec2.send(
      new CreateTagsCommand({
        Resources: [GroupId],
        Tags: [
          { Key: "é ✓", Value: "< & >" },
          { Key: "team", Value: "web" },
        ],
      }),
    );
    const Filters = [{ Name: "tag:é ✓", Values: ["< & >"] }];
    const found = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
    expect(found.SecurityGroups?.map((group) => group.GroupId)).toEqual([GroupId]);
    const byResource = [{ Name: "resource-id", Values: [GroupId] }];
    await ec2.send(
      new DeleteTagsCommand({ Resources: [GroupId], Tags: [{ Key: "team", Value: "other" }, { Key: "é ✓" }] }),
    );
    expect((await ec2.send(new DescribeTagsCommand({ Filters: byResource }))).Tags).toEqual([
      { Key: "team", Value: "web", ResourceId: GroupId, ResourceType: "security-group" },
    ]);
    await ec2.send(new DeleteTagsCommand({ Resources: [GroupId] }));
    expect((await ec2.send(new DescribeTagsCommand({ Filters: byResource }))).Tags).toEqual([]);
  });

  it("refuse what is no resource, and reserved keys", async () => {
    const Tags = [{ Key: "k", Value: "v" }];
    await expect(ec2.send(new CreateTagsCommand({ Resources: ["sg-0"], Tags }))).rejects.toMatchObject({
      name: "InvalidID",
    });
    const { GroupId } = await createGroup();
    const reserved = new CreateTagsCommand({ Resources: [GroupId], Tags: [{ Key: "aws:x", Value: "v" }] });
    await expect(ec2.send(reserved)).rejects.toMatchObject({ name: "InvalidParameterValue" });
  });
});

describe("network interfaces", () => {
  it("take free addresses of their subnet, hold their groups, and survive a restart", async () => {
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
    const subnetId = Subnets[1]?.SubnetId ?? "";
    const { GroupId } = await createGroup();
    const made = Array.from({ length: 200 }, () =>
      createNetworkInterface(aws.world, REGION, { subnetId, securityGroupIds: [GroupId], assignPublicIp: true }),
    );
    expect(new Set(made.map((eni) => eni.privateIpAddress)).size).toBe(200);
    expect(made.every((eni) => /^172\.31\.(1[6-9]|2\d|3[01])\.\d+$/.test(eni.privateIpAddress))).toBe(true);
    expect(made.every((eni) => eni.availabilityZone === "us-east-1b")).toBe(true);
    await expect(ec2.send(new DeleteSecurityGroupCommand({ GroupId }))).rejects.toMatchObject({
      name: "DependencyViolation",
    });

    aws = await aws.restart();
    ec2 = aws.ec2;
    const Filters = [{ Name: "group-id", Values: [GroupId] }];
    const found = await ec2.send(new DescribeNetworkInterfacesCommand({ Filters }));
    expect(found.NetworkInterfaces).toHaveLength(200);
    expect(found.NetworkInterfaces?.[0]).toMatchObject({
      PrivateIpAddress: made[0]?.privateIpAddress,
      MacAddress: made[0]?.macAddress,
    });
    for (const eni of made) expect(deleteNetworkInterface(aws.world, REGION, eni.networkInterfaceId)).toBe(true);
    expect(deleteNetworkInterface(aws.world, REGION, made[0]?.networkInterfaceId ?? "")).toBe(false);
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
  });

  it("never share an address, not even where two regions' networks have the same range", () => {
    const made = [REGION, "eu-west-1"].flatMap((region) => {
      const subnetId = ec2Tables(aws.world, region).subnets.keys()[0] ?? "";
      return Array.from({ length: 400 }, () => createNetworkInterface(aws.world, region, { subnetId }));
    });
    expect(new Set(made.map((eni) => eni.privateIpAddress)).size).toBe(800);
  });

  it("refuse what does not exist, and use the default group when none is named", () => {
    expect(() => createNetworkInterface(aws.world, REGION, { subnetId: "subnet-0" })).toThrow(
      expect.objectContaining({ code: "InvalidSubnetID.NotFound" }),
    );
    const subnetId = aws.world.store.table<{ subnetId: string }>("ec2/subnets", REGION).keys()[0] ?? "";
    expect(() => createNetworkInterface(aws.world, REGION, { subnetId, securityGroupIds: ["sg-0"] })).toThrow(
      expect.objectContaining({ code: "InvalidGroup.NotFound" }),
    );
    expect(createNetworkInterface(aws.world, REGION, { subnetId }).securityGroupIds).toHaveLength(1);
  });
});
