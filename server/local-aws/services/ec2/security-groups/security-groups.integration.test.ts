import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  type EC2Client,
  type IpPermission,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { ec2 as service } from "../service";

const HTTP: IpPermission = {
  IpProtocol: "tcp",
  FromPort: 80,
  ToPort: 80,
  IpRanges: [{ CidrIp: "0.0.0.0/0", Description: "web" }],
};

let aws: TestEndpoint;
let ec2: EC2Client;
beforeAll(async () => {
  aws = await startTestEndpoint({ services: [service] });
  ec2 = aws.ec2;
});
afterAll(() => aws.close());

let made = 0;
const createGroup = async () => {
  const GroupName = `group-${++made}`;
  const { GroupId = "" } = await ec2.send(new CreateSecurityGroupCommand({ GroupName, Description: "for a test" }));
  return { GroupId, GroupName };
};
const describeGroup = async (GroupId: string) =>
  (await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }))).SecurityGroups?.[0];

describe("security groups", () => {
  it("are created with all traffic out, once a name", async () => {
    const { GroupId, GroupName } = await createGroup();
    expect(await describeGroup(GroupId)).toMatchObject({
      GroupName,
      IpPermissions: [],
      IpPermissionsEgress: [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
    });
    await expect(ec2.send(new CreateSecurityGroupCommand({ GroupName, Description: "x" }))).rejects.toMatchObject({
      name: "InvalidGroup.Duplicate",
      message: expect.stringMatching(`^The security group '${GroupName}' already exists for VPC 'vpc-`),
    });
  });

  it("take rules, refuse them twice, and give them back", async () => {
    const { GroupId } = await createGroup();
    const { GroupId: other } = await createGroup();
    const IpPermissions = [HTTP, { ...HTTP, IpRanges: [], UserIdGroupPairs: [{ GroupId: other }] }];
    const added = await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
    expect(added.SecurityGroupRules).toHaveLength(2);
    expect((await describeGroup(GroupId))?.IpPermissions).toMatchObject([
      {
        IpProtocol: "tcp",
        FromPort: 80,
        ToPort: 80,
        IpRanges: [{ CidrIp: "0.0.0.0/0", Description: "web" }],
        UserIdGroupPairs: [{ GroupId: other }],
      },
    ]);
    await expect(
      ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [HTTP] })),
    ).rejects.toMatchObject({
      name: "InvalidPermission.Duplicate",
    });
    await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: [HTTP] }));
    expect((await describeGroup(GroupId))?.IpPermissions).toMatchObject([
      { IpRanges: [], UserIdGroupPairs: [{ GroupId: other }] },
    ]);
    await expect(
      ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: [HTTP] })),
    ).rejects.toMatchObject({
      name: "InvalidPermission.NotFound",
    });
    const SecurityGroupRuleIds = [added.SecurityGroupRules?.[1]?.SecurityGroupRuleId ?? ""];
    await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, SecurityGroupRuleIds }));
    expect((await describeGroup(GroupId))?.IpPermissions).toEqual([]);
  });

  it("keep the two directions apart, and take the older one-rule form", async () => {
    const { GroupId } = await createGroup();
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId,
        IpProtocol: "tcp",
        FromPort: 22,
        ToPort: 22,
        CidrIp: "10.1.2.3/8",
      }),
    );
    await ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions: [HTTP] }));
    const all = { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
    await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: [all] }));
    const group = await describeGroup(GroupId);
    expect(group?.IpPermissions).toMatchObject([{ FromPort: 22, IpRanges: [{ CidrIp: "10.0.0.0/8" }] }]);
    expect(group?.IpPermissionsEgress).toMatchObject([{ FromPort: 80 }]);
  });

  it.each<[string, IpPermission]>([
    ["InvalidParameterValue", { ...HTTP, IpRanges: [{ CidrIp: "10.0.0.0" }] }],
    ["InvalidParameterValue", { ...HTTP, FromPort: 90 }],
    ["InvalidParameterValue", { ...HTTP, ToPort: 70_000 }],
    ["InvalidParameterValue", { ...HTTP, FromPort: undefined }],
    ["InvalidParameterValue", { ...HTTP, IpProtocol: "smoke" }],
    ["InvalidGroup.NotFound", { ...HTTP, UserIdGroupPairs: [{ GroupId: "sg-0" }] }],
    ["MissingParameter", { ...HTTP, IpRanges: [] }],
  ])("answer %s to a rule that is not valid (%#)", async (name, permission) => {
    const { GroupId } = await createGroup();
    const command = new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [permission] });
    await expect(ec2.send(command)).rejects.toMatchObject({ name });
  });

  it("are deleted only when nothing uses them, and the default one never", async () => {
    const { GroupId } = await createGroup();
    const { GroupId: user } = await createGroup();
    const UserIdGroupPairs = [{ GroupId }];
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: user,
        IpPermissions: [{ IpProtocol: "-1", UserIdGroupPairs }],
      }),
    );
    await expect(ec2.send(new DeleteSecurityGroupCommand({ GroupId }))).rejects.toMatchObject({
      name: "DependencyViolation",
      message: `resource ${GroupId} has a dependent object`,
    });
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId: user }));
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
    await expect(describeGroup(GroupId)).rejects.toMatchObject({ name: "InvalidGroup.NotFound" });
    await expect(ec2.send(new DeleteSecurityGroupCommand({ GroupName: "default" }))).rejects.toMatchObject({
      name: "CannotDelete",
    });
  });
});
