import "server-only";
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  type IpPermission,
  type SecurityGroup,
} from "@aws-sdk/client-ec2";
import { call } from "../call";
import { given, type Tags, unlessThere, upperTags } from "./or-null";

export interface SubnetInfo {
  id: string;
  zone: string;
}

/** Who may come in: everyone, or what belongs to another security group. */
export interface Ingress {
  from: "anywhere" | { groupId: string };
  port: number;
  /** The last port of a range that begins with `port`. */
  toPort?: number;
}

export interface SecurityGroupInfo {
  id: string;
  tags: Tags;
  permissions: IpPermission[];
}

/** The region's default VPC; null when the account has removed it. */
export async function findDefaultVpc(): Promise<string | null> {
  const answer = await call(new DescribeVpcsCommand({ Filters: [{ Name: "is-default", Values: ["true"] }] }));
  return answer.Vpcs?.[0]?.VpcId ?? null;
}

/** The default subnet of each zone. */
export async function listDefaultSubnets(vpcId: string): Promise<SubnetInfo[]> {
  const answer = await call(
    new DescribeSubnetsCommand({
      Filters: [
        { Name: "vpc-id", Values: [vpcId] },
        { Name: "default-for-az", Values: ["true"] },
      ],
    }),
  );
  const subnets = (answer.Subnets ?? []).map((subnet) => ({
    id: given(subnet.SubnetId, "subnet id"),
    zone: subnet.AvailabilityZone ?? "",
  }));
  return subnets.sort((a, b) => a.id.localeCompare(b.id));
}

export async function findSecurityGroup(vpcId: string, name: string): Promise<SecurityGroupInfo | null> {
  const answer = await call(
    new DescribeSecurityGroupsCommand({
      Filters: [
        { Name: "vpc-id", Values: [vpcId] },
        { Name: "group-name", Values: [name] },
      ],
    }),
  );
  const group = answer.SecurityGroups?.[0];
  return group === undefined ? null : infoOf(group);
}

export async function createSecurityGroup(
  vpcId: string,
  name: string,
  description: string,
  tags: Tags,
): Promise<string> {
  const answer = await call(
    new CreateSecurityGroupCommand({
      VpcId: vpcId,
      GroupName: name,
      Description: description,
      TagSpecifications: [{ ResourceType: "security-group", Tags: upperTags(tags) }],
    }),
  );
  return given(answer.GroupId, "group id");
}

/** Lets TCP traffic in; that it may come in already is fine. */
export async function allowIngress(groupId: string, ingress: Ingress): Promise<void> {
  const source =
    ingress.from === "anywhere"
      ? { IpRanges: [{ CidrIp: "0.0.0.0/0" }] }
      : { UserIdGroupPairs: [{ GroupId: ingress.from.groupId }] };
  const permission = { IpProtocol: "tcp", FromPort: ingress.port, ToPort: ingress.toPort ?? ingress.port, ...source };
  await unlessThere(call(new AuthorizeSecurityGroupIngressCommand({ GroupId: groupId, IpPermissions: [permission] })));
}

/** Whether a group's rules let this in. */
export function allows(permissions: IpPermission[], { port, toPort = port, from }: Ingress): boolean {
  return permissions.some(
    ({ IpProtocol, FromPort, ToPort, IpRanges, UserIdGroupPairs }) =>
      (IpProtocol === "-1" || (IpProtocol === "tcp" && (FromPort ?? 0) <= port && toPort <= (ToPort ?? 65535))) &&
      (from === "anywhere"
        ? IpRanges?.some((range) => range.CidrIp === "0.0.0.0/0")
        : UserIdGroupPairs?.some((pair) => pair.GroupId === from.groupId)),
  );
}

function infoOf(group: SecurityGroup): SecurityGroupInfo {
  return {
    id: given(group.GroupId, "group id"),
    tags: Object.fromEntries((group.Tags ?? []).map((tag) => [tag.Key ?? "", tag.Value ?? ""])),
    permissions: group.IpPermissions ?? [],
  };
}
