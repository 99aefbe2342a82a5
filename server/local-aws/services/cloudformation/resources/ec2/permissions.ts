/** Rules of security groups as templates write them, and as EC2 takes them. */
import type { IpPermission } from "@aws-sdk/client-ec2";
import type { z } from "zod";
import { integer, structure, text } from "../shapes";

const common = {
  IpProtocol: text,
  FromPort: integer.optional(),
  ToPort: integer.optional(),
  CidrIp: text.optional(),
  CidrIpv6: text.optional(),
  Description: text.optional(),
};

export const ingressMembers = {
  ...common,
  SourceSecurityGroupId: text.optional(),
  SourceSecurityGroupName: text.optional(),
  SourcePrefixListId: text.optional(),
};
export const egressMembers = {
  ...common,
  DestinationSecurityGroupId: text.optional(),
  DestinationPrefixListId: text.optional(),
};

export const ingressRule = structure(ingressMembers);
export const egressRule = structure(egressMembers);

export type Ingress = z.output<typeof ingressRule>;
export type Egress = z.output<typeof egressRule>;

export function permissionOf(rule: Ingress & Egress): IpPermission {
  const { IpProtocol, FromPort, ToPort, CidrIp, CidrIpv6, Description } = rule;
  const GroupId = rule.SourceSecurityGroupId ?? rule.DestinationSecurityGroupId;
  const GroupName = rule.SourceSecurityGroupName;
  const PrefixListId = rule.SourcePrefixListId ?? rule.DestinationPrefixListId;
  const hasGroup = GroupId !== undefined || GroupName !== undefined;
  return {
    // EC2's numbers and -1 may be written as numbers.
    IpProtocol: String(IpProtocol),
    FromPort,
    ToPort,
    IpRanges: CidrIp === undefined ? [] : [{ CidrIp, Description }],
    Ipv6Ranges: CidrIpv6 === undefined ? [] : [{ CidrIpv6, Description }],
    UserIdGroupPairs: hasGroup ? [{ GroupId, GroupName, Description }] : [],
    PrefixListIds: PrefixListId === undefined ? [] : [{ PrefixListId, Description }],
  };
}

/** EC2 groups rules by ports; templates say each one. */
export function rulesOf(permission: IpPermission, side: "Source" | "Destination") {
  const { IpProtocol, FromPort, ToPort } = permission;
  const ports = { IpProtocol, FromPort, ToPort };
  const described = (Description: string | undefined) => (Description === undefined ? {} : { Description });
  return [
    ...(permission.IpRanges ?? []).map(({ CidrIp, Description }) => ({ ...ports, CidrIp, ...described(Description) })),
    ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6, Description }) => ({
      ...ports,
      CidrIpv6,
      ...described(Description),
    })),
    ...(permission.UserIdGroupPairs ?? []).map(({ GroupId, Description }) => ({
      ...ports,
      [`${side}SecurityGroupId`]: GroupId,
      ...described(Description),
    })),
  ];
}
