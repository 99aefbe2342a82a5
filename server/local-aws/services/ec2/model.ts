/** Records of EC2 as they are stored: `ec2/vpcs`, `ec2/subnets`, `ec2/security-groups`, `ec2/network-interfaces`. */
import type { IpPermission } from "@aws-sdk/client-ec2";

export interface Vpc {
  vpcId: string;
  cidrBlock: string;
  isDefault: boolean;
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
  ingress: readonly IpPermission[];
  egress: readonly IpPermission[];
}
