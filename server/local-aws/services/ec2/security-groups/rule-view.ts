import type { SecurityGroupRule as WireRule } from "@aws-sdk/client-ec2";
import type { SecurityGroup, SecurityGroupRule } from "../model";

export function ruleView(group: SecurityGroup, rule: SecurityGroupRule, account: string): WireRule {
  const { peer } = rule;
  return {
    SecurityGroupRuleId: rule.ruleId,
    GroupId: group.groupId,
    GroupOwnerId: account,
    IsEgress: rule.egress,
    IpProtocol: rule.protocol,
    FromPort: rule.fromPort ?? -1,
    ToPort: rule.toPort ?? -1,
    Description: rule.description,
    CidrIpv4: peer.kind === "ipv4" ? peer.cidr : undefined,
    CidrIpv6: peer.kind === "ipv6" ? peer.cidr : undefined,
    PrefixListId: peer.kind === "prefix-list" ? peer.id : undefined,
    ReferencedGroupInfo: peer.kind === "group" ? { GroupId: peer.id, UserId: account } : undefined,
  };
}
