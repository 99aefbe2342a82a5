/**
 * The network every AWS account starts with: a default VPC 172.31.0.0/16, a public /20 subnet in each of three zones, an
 * internet gateway, a main route table to it, and a default security group. (VPC user guide, "Default VPCs".) Identifiers are a function of the region.
 */
import { createHash } from "node:crypto";
import type { InternetGateway, RouteTable, SecurityGroup, SecurityGroupRule, Subnet, Vpc } from "../model";
import { zonesOf } from "./zones";

export function defaultNetwork(region: string): { vpc: Vpc; subnets: Subnet[]; securityGroup: SecurityGroup } {
  const vpcId = `vpc-${fixedHex(region, "vpc")}`;
  const groupId = `sg-${fixedHex(region, "default-group")}`;
  const subnets = zonesOf(region).map((zone, index) => ({
    subnetId: `subnet-${fixedHex(region, `subnet-${index}`)}`,
    vpcId,
    cidrBlock: `172.31.${index * 16}.0/20`,
    availabilityZone: zone.name,
    availabilityZoneId: zone.id,
    mapPublicIpOnLaunch: true,
    defaultForAz: true,
  }));
  return {
    vpc: { vpcId, cidrBlock: "172.31.0.0/16", isDefault: true, enableDnsHostnames: true },
    subnets,
    securityGroup: defaultGroup(vpcId, groupId, {
      ingress: `sgr-${fixedHex(region, "default-ingress")}`,
      egress: `sgr-${fixedHex(region, "default-egress")}`,
    }),
  };
}

export function defaultRouting(
  region: string,
  vpcId: string,
): { internetGateway: InternetGateway; routeTable: RouteTable } {
  const internetGatewayId = `igw-${fixedHex(region, "internet-gateway")}`;
  return {
    internetGateway: { internetGatewayId, vpcId },
    routeTable: {
      routeTableId: `rtb-${fixedHex(region, "route-table")}`,
      vpcId,
      routes: [{ destination: "0.0.0.0/0", gatewayId: internetGatewayId }],
      associations: [{ associationId: `rtbassoc-${fixedHex(region, "route-table")}` }],
    },
  };
}

/** The group every VPC has: its members reach each other. */
export function defaultGroup(
  vpcId: string,
  groupId: string,
  ruleIds: { ingress: string; egress: string },
): SecurityGroup {
  return {
    groupId,
    groupName: "default",
    description: "default VPC security group",
    vpcId,
    rules: [
      { ruleId: ruleIds.ingress, egress: false, protocol: "-1", peer: { kind: "group", id: groupId } },
      allTrafficOut(ruleIds.egress),
    ],
  };
}

/** What every new group of a VPC starts with. */
export function allTrafficOut(ruleId: string): SecurityGroupRule {
  return { ruleId, egress: true, protocol: "-1", peer: { kind: "ipv4", cidr: "0.0.0.0/0" } };
}

function fixedHex(region: string, what: string): string {
  return createHash("sha256").update(`${region}/${what}`).digest("hex").slice(0, 17);
}
