/** Records of EC2 as they are stored. */

export interface Vpc {
  vpcId: string;
  cidrBlock: string;
  isDefault: boolean;
  /** Both as on AWS when absent: names resolve, instances have none. */
  enableDnsSupport?: boolean | undefined;
  enableDnsHostnames?: boolean | undefined;
}

export interface Subnet {
  subnetId: string;
  vpcId: string;
  cidrBlock: string;
  /** `us-east-1a` */
  availabilityZone: string;
  /** `use1-az1` */
  availabilityZoneId: string;
  mapPublicIpOnLaunch: boolean;
  defaultForAz: boolean;
}

export interface SecurityGroup {
  groupId: string;
  groupName: string;
  description: string;
  vpcId: string;
  rules: readonly SecurityGroupRule[];
}

/** One protocol, one range of ports, one peer. */
export interface SecurityGroupRule {
  ruleId: string;
  egress: boolean;
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a protocol number, or `-1` for all. */
  protocol: string;
  /** Absent with protocol `-1`. */
  fromPort?: number | undefined;
  toPort?: number | undefined;
  peer: Peer;
  description?: string | undefined;
}

export type Peer =
  | { kind: "ipv4"; cidr: string }
  | { kind: "ipv6"; cidr: string }
  | { kind: "prefix-list"; id: string }
  | { kind: "group"; id: string };

export interface InternetGateway {
  internetGatewayId: string;
  /** Attached to one VPC at most. */
  vpcId?: string | undefined;
}

export interface RouteTable {
  routeTableId: string;
  vpcId: string;
  /** All but the VPC's own ("local") one. */
  routes: readonly Route[];
  associations: readonly RouteTableAssociation[];
}

export interface Route {
  /** IPv4 or IPv6 block. */
  destination: string;
  gatewayId: string;
}

export interface RouteTableAssociation {
  associationId: string;
  /** Absent for the VPC's main table, which subnets without one of their own use. */
  subnetId?: string | undefined;
}
