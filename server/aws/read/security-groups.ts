import "server-only";
import { DescribeSecurityGroupsCommand, type IpPermission } from "@aws-sdk/client-ec2";
import type { GroupRulesFact, PortRuleFact } from "@/lib/domain/facts";
import { call } from "../call";
import { allPages, inBatches } from "./pages";

/** A filter takes so many values (EC2 user guide, "Filter"). */
const FILTER_VALUES = 200;
const PAGE = 1_000;

/** The rules of these security groups, in one call for 200. One that AWS does not have (any more) is left out. */
export async function describeGroupRules(ids: readonly string[]): Promise<GroupRulesFact[]> {
  const batches = inBatches(ids, FILTER_VALUES).map((Values) =>
    allPages(async (NextToken) => {
      const Filters = [{ Name: "group-id", Values }];
      const answer = await call(new DescribeSecurityGroupsCommand({ Filters, MaxResults: PAGE, NextToken }));
      return { items: answer.SecurityGroups, next: answer.NextToken };
    }),
  );
  return (await Promise.all(batches))
    .flat()
    .flatMap(({ GroupId: id, GroupName, IpPermissions, IpPermissionsEgress }) =>
      id === undefined
        ? []
        : [{ id, name: GroupName ?? id, ingress: rules(IpPermissions), egress: rules(IpPermissionsEgress) }],
    );
}

const rules = (permissions: readonly IpPermission[] = []): PortRuleFact[] => permissions.map(rule);

const rule = (from: IpPermission): PortRuleFact => ({
  protocol: from.IpProtocol ?? "-1",
  fromPort: from.FromPort,
  toPort: from.ToPort,
  groups: (from.UserIdGroupPairs ?? []).flatMap(({ GroupId }) => GroupId ?? []),
  ranges: (from.IpRanges ?? []).flatMap(({ CidrIp }) => CidrIp ?? []),
  prefixLists: (from.PrefixListIds ?? []).flatMap(({ PrefixListId }) => PrefixListId ?? []),
});
