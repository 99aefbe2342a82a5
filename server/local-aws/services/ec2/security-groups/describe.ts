import type { SecurityGroup as WireGroup } from "@aws-sdk/client-ec2";
import { arn } from "../../../protocol/ids";
import { notFound } from "../errors";
import { applyFilters, type Fields } from "../listing/filters";
import { ec2Page } from "../listing/paging";
import { pick } from "../listing/pick";
import type { Peer, SecurityGroup, SecurityGroupRule } from "../model";
import type { Ec2Handlers } from "../module";
import { type Ec2Tables, ec2Tables } from "../tables";
import { tagList, tagsOf } from "../tags/tags";
import { checkGroupId, findByName } from "./find";
import { writePermissions } from "./permissions";

const FIELDS: Fields<SecurityGroup> = {
  "group-id": (group) => [group.groupId],
  "group-name": (group) => [group.groupName],
  description: (group) => [group.description],
  "vpc-id": (group) => [group.vpcId],
  "owner-id": () => ["000000000000"],
  "ip-permission.protocol": (group) => ingress(group).map((rule) => rule.protocol),
  "ip-permission.from-port": (group) => ingress(group).map((rule) => rule.fromPort?.toString()),
  "ip-permission.to-port": (group) => ingress(group).map((rule) => rule.toPort?.toString()),
  "ip-permission.cidr": (group) => ingress(group).map((rule) => peerValue(rule, "ipv4")),
  "ip-permission.group-id": (group) => ingress(group).map((rule) => peerValue(rule, "group")),
};

export const describeSecurityGroups: Ec2Handlers = {
  DescribeSecurityGroups(input, { region, world, account }) {
    const tables = ec2Tables(world, region);
    const wanted = named(tables, input.GroupIds, input.GroupNames);
    const found = applyFilters(wanted, input.Filters, FIELDS, (group) => tagsOf(tables, group.groupId));
    const { items, next } = ec2Page(found, (group) => group.groupId, input);
    const SecurityGroups = items.map(
      (group): WireGroup => ({
        GroupId: group.groupId,
        GroupName: group.groupName,
        Description: group.description,
        VpcId: group.vpcId,
        OwnerId: account,
        SecurityGroupArn: arn("ec2", region, `security-group/${group.groupId}`),
        IpPermissions: writePermissions(ingress(group), account),
        IpPermissionsEgress: writePermissions(egress(group), account),
        Tags: tagList(tables, group.groupId),
      }),
    );
    return { SecurityGroups, NextToken: next };
  },
};

function named(tables: Ec2Tables, ids: string[] | undefined, names: string[] | undefined): SecurityGroup[] {
  for (const id of ids ?? []) checkGroupId(id);
  if (!names || names.length === 0) return pick(tables.securityGroups, ids, (id) => notFound("security group", id));
  const byId = ids && ids.length > 0 ? pick(tables.securityGroups, ids, (id) => notFound("security group", id)) : [];
  return [...new Set([...byId, ...names.map((name) => findByName(tables, name))])];
}

function ingress(group: SecurityGroup): SecurityGroupRule[] {
  return group.rules.filter((rule) => !rule.egress);
}

function egress(group: SecurityGroup): SecurityGroupRule[] {
  return group.rules.filter((rule) => rule.egress);
}

function peerValue({ peer }: SecurityGroupRule, kind: Peer["kind"]): string | undefined {
  if (peer.kind !== kind) return undefined;
  return "cidr" in peer ? peer.cidr : peer.id;
}
