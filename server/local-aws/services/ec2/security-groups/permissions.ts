/** Between the wire's IpPermissions (several peers each) and stored rules (one peer each). */
import type { IpPermission } from "@aws-sdk/client-ec2";
import type { AwsError } from "../../../protocol/aws-error";
import { invalidValue, missingParameter, notFound } from "../errors";
import type { Peer, SecurityGroup, SecurityGroupRule } from "../model";
import { formatAddress, parseCidr } from "../network/cidr";
import type { Ec2Tables } from "../tables";

export type NewRule = Omit<SecurityGroupRule, "ruleId" | "egress">;

/** The older way to say one rule, directly in the request. */
export interface SingleRule {
  IpProtocol?: string | undefined;
  FromPort?: number | undefined;
  ToPort?: number | undefined;
  CidrIp?: string | undefined;
  SourceSecurityGroupName?: string | undefined;
}

/** @throws AwsError when the request names no rule, or one that is not valid */
export function readPermissions(
  tables: Ec2Tables,
  group: SecurityGroup,
  input: SingleRule & { IpPermissions?: IpPermission[] | undefined },
): NewRule[] {
  const permissions = input.IpPermissions?.length ? input.IpPermissions : fromSingle(input);
  const rules = permissions.flatMap((permission) => readPermission(tables, group, permission));
  if (rules.length === 0) throw missingParameter("ipPermissions");
  return rules;
}

function fromSingle(input: SingleRule): IpPermission[] {
  if (input.IpProtocol === undefined) return [];
  const { IpProtocol, FromPort, ToPort, CidrIp, SourceSecurityGroupName } = input;
  return [
    {
      IpProtocol,
      FromPort,
      ToPort,
      IpRanges: CidrIp === undefined ? [] : [{ CidrIp }],
      UserIdGroupPairs: SourceSecurityGroupName === undefined ? [] : [{ GroupName: SourceSecurityGroupName }],
    },
  ];
}

const PROTOCOL_NAMES: Record<string, string> = { "6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6", all: "-1" };

function readPermission(tables: Ec2Tables, group: SecurityGroup, permission: IpPermission): NewRule[] {
  const given = (permission.IpProtocol ?? "").toLowerCase();
  const protocol = PROTOCOL_NAMES[given] ?? given;
  if (protocol === "") throw missingParameter("ipProtocol");
  if (!/^(tcp|udp|icmp|icmpv6|-1|\d{1,3})$/.test(protocol)) {
    throw invalidValue(`Invalid value '${given}' for IP protocol. Unknown protocol.`);
  }
  const ports = readPorts(protocol, permission);
  return readPeers(tables, group, permission).map(({ peer, description }) => ({
    protocol,
    ...ports,
    peer,
    description,
  }));
}

function readPorts(protocol: string, { FromPort, ToPort }: IpPermission): { fromPort?: number; toPort?: number } {
  if (protocol !== "tcp" && protocol !== "udp" && !protocol.startsWith("icmp")) return {};
  if (FromPort === undefined || ToPort === undefined) {
    throw invalidValue(
      `Invalid value '${FromPort ?? ToPort}' for portRange. Must specify both from and to ports with TCP/UDP.`,
    );
  }
  const lowest = protocol.startsWith("icmp") ? -1 : 0;
  for (const port of [FromPort, ToPort]) {
    if (!Number.isInteger(port) || port < lowest || port > 65_535) {
      throw invalidValue(`Invalid value '${port}' for port. Must be a number between ${lowest} and 65535.`);
    }
  }
  if (!protocol.startsWith("icmp") && FromPort > ToPort) {
    throw invalidValue(`Invalid TCP/UDP port range (${FromPort}:${ToPort})`);
  }
  return { fromPort: FromPort, toPort: ToPort };
}

function readPeers(
  tables: Ec2Tables,
  group: SecurityGroup,
  permission: IpPermission,
): { peer: Peer; description?: string | undefined }[] {
  return [
    ...(permission.IpRanges ?? []).map(({ CidrIp = "", Description }) => ({
      peer: { kind: "ipv4", cidr: checkCidr(CidrIp) } as const,
      description: Description,
    })),
    ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6 = "", Description }) => ({
      peer: { kind: "ipv6", cidr: checkCidr6(CidrIpv6) } as const,
      description: Description,
    })),
    ...(permission.PrefixListIds ?? []).map(({ PrefixListId = "", Description }) => ({
      peer: { kind: "prefix-list", id: PrefixListId } as const,
      description: Description,
    })),
    ...(permission.UserIdGroupPairs ?? []).map(({ GroupId, GroupName, Description }) => ({
      peer: { kind: "group", id: findPeer(tables, group, GroupId, GroupName) } as const,
      description: Description,
    })),
  ];
}

/** AWS clears host bits: 10.0.0.5/24 becomes 10.0.0.0/24. */
function checkCidr(cidr: string): string {
  const block = parseCidr(cidr);
  if (!block) throw badCidr(cidr);
  return `${formatAddress(block.first)}/${32 - Math.log2(block.size)}`;
}

function checkCidr6(cidr: string): string {
  const match = /^([0-9a-f:.]{2,45})\/(\d{1,3})$/i.exec(cidr);
  if (!match?.[1]?.includes(":") || Number(match[2]) > 128) throw badCidr(cidr);
  return cidr.toLowerCase();
}

function badCidr(cidr: string): AwsError {
  return invalidValue(`CIDR block ${cidr} is malformed`);
}

function findPeer(tables: Ec2Tables, group: SecurityGroup, id: string | undefined, name: string | undefined): string {
  const found =
    id === undefined
      ? tables.securityGroups.values().find((other) => other.vpcId === group.vpcId && other.groupName === name)
      : tables.securityGroups.get(id);
  if (!found) throw notFound("security group", id ?? name ?? "");
  return found.groupId;
}

/** Rules of one direction as AWS shows them: grouped by protocol and ports. */
export function writePermissions(rules: readonly SecurityGroupRule[], account: string): IpPermission[] {
  const groups = new Map<string, SecurityGroupRule[]>();
  for (const rule of rules) {
    const key = `${rule.protocol}/${rule.fromPort}/${rule.toPort}`;
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  return [...groups.values()].map((group) => writePermission(group, account));
}

function writePermission(rules: readonly SecurityGroupRule[], account: string): IpPermission {
  const permission = {
    IpProtocol: rules[0]?.protocol,
    FromPort: rules[0]?.fromPort,
    ToPort: rules[0]?.toPort,
    IpRanges: [] as { CidrIp: string; Description: string | undefined }[],
    Ipv6Ranges: [] as { CidrIpv6: string; Description: string | undefined }[],
    PrefixListIds: [] as { PrefixListId: string; Description: string | undefined }[],
    UserIdGroupPairs: [] as { GroupId: string; UserId: string; Description: string | undefined }[],
  };
  for (const { peer, description: Description } of rules) {
    if (peer.kind === "ipv4") permission.IpRanges.push({ CidrIp: peer.cidr, Description });
    else if (peer.kind === "ipv6") permission.Ipv6Ranges.push({ CidrIpv6: peer.cidr, Description });
    else if (peer.kind === "prefix-list") permission.PrefixListIds.push({ PrefixListId: peer.id, Description });
    else permission.UserIdGroupPairs.push({ GroupId: peer.id, UserId: account, Description });
  }
  return permission;
}

/** Two rules are the same when all but their description is. */
export function sameRule(a: NewRule, b: NewRule): boolean {
  return ruleKey(a) === ruleKey(b);
}

export function ruleKey({ protocol, fromPort, toPort, peer }: NewRule): string {
  return JSON.stringify([protocol, fromPort ?? null, toPort ?? null, peer.kind, "cidr" in peer ? peer.cidr : peer.id]);
}
