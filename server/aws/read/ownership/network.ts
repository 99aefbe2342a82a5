import "server-only";
import {
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  type SecurityGroup,
} from "@aws-sdk/client-ec2";
import type { NetworkInterfaceFact, SecurityGroupFact } from "@/lib/domain/facts";
import { call } from "../../call";
import { allPages, inBatches } from "../pages";

const PAGE = 1_000;
/** A filter takes so many values (EC2 user guide, "Filter"). */
const FILTER_VALUES = 200;

/** All security groups of the region: any of them may name another in its rules. */
export async function listSecurityGroups(): Promise<SecurityGroupFact[]> {
  const groups = await allPages(async (NextToken) => {
    const answer = await call(new DescribeSecurityGroupsCommand({ MaxResults: PAGE, NextToken }));
    return { items: answer.SecurityGroups, next: answer.NextToken };
  });
  return groups.flatMap((group) =>
    group.GroupId === undefined
      ? []
      : [
          {
            id: group.GroupId,
            name: group.GroupName ?? group.GroupId,
            vpcId: group.VpcId,
            tags: ec2Tags(group.Tags),
            references: referencesOf(group),
          },
        ],
  );
}

/** The network interfaces that belong to any of these security groups, or lie in any of these subnets. */
export async function listNetworkInterfaces(
  groupIds: readonly string[],
  subnetIds: readonly string[],
): Promise<NetworkInterfaceFact[]> {
  const filters = [
    ...inBatches(groupIds, FILTER_VALUES).map((Values) => ({ Name: "group-id", Values })),
    ...inBatches(subnetIds, FILTER_VALUES).map((Values) => ({ Name: "subnet-id", Values })),
  ];
  const batches = filters.map((filter) =>
    allPages(async (NextToken) => {
      const Filters = [filter];
      const answer = await call(new DescribeNetworkInterfacesCommand({ Filters, MaxResults: PAGE, NextToken }));
      return { items: answer.NetworkInterfaces, next: answer.NextToken };
    }),
  );
  const found = new Map((await Promise.all(batches)).flat().map((each) => [each.NetworkInterfaceId ?? "", each]));
  return [...found].map(([id, each]) => ({
    id,
    subnetId: each.SubnetId,
    instanceId: each.Attachment?.InstanceId,
    description: each.Description ?? "",
    addresses: (each.PrivateIpAddresses ?? []).flatMap(({ PrivateIpAddress }) => PrivateIpAddress ?? []),
    groupIds: (each.Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
  }));
}

export const ec2Tags = (tags: { Key?: string; Value?: string }[] = []) =>
  Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));

function referencesOf({ IpPermissions = [], IpPermissionsEgress = [] }: SecurityGroup): string[] {
  const pairs = [...IpPermissions, ...IpPermissionsEgress].flatMap((each) => each.UserIdGroupPairs ?? []);
  return [...new Set(pairs.flatMap(({ GroupId }) => GroupId ?? []))];
}
