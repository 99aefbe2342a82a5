/** Where a load balancer stands: its subnets, their zones and VPC, its security groups. */
import type { AvailabilityZone, SubnetMapping } from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError } from "../../../protocol/aws-error";
import type { World } from "../../../world";
import { findSecurityGroup, findSubnet } from "../../ec2/subnets";
import { invalidConfiguration, notOffered, validationError } from "../errors";
import { defaultSecurityGroup } from "../vpc";

export interface Placement {
  vpcId: string;
  zones: AvailabilityZone[];
}

export interface SubnetChoice {
  Subnets?: string[] | undefined;
  SubnetMappings?: SubnetMapping[] | undefined;
}

/** Throws SubnetNotFound, InvalidConfigurationRequest, InvalidSubnet, ValidationError. */
export function placementOf(world: World, region: string, choice: SubnetChoice): Placement {
  const ids = subnetIds(choice);
  const subnets = ids.map((id) => {
    const subnet = findSubnet(world, region, id);
    if (!subnet) throw new AwsError("SubnetNotFoundException", `The subnet ID '${id}' does not exist`);
    return subnet;
  });
  const vpcId = subnets[0]?.vpcId ?? "";
  if (subnets.some((subnet) => subnet.vpcId !== vpcId)) {
    throw invalidConfiguration("All subnets must belong to the same VPC");
  }
  const zones = subnets.map((subnet) => ({ ZoneName: subnet.availabilityZone, SubnetId: subnet.subnetId }));
  assertZones(zones.map((zone) => zone.ZoneName));
  return { vpcId, zones: zones.map((zone) => ({ ...zone, LoadBalancerAddresses: [] })) };
}

function subnetIds({ Subnets, SubnetMappings }: SubnetChoice): string[] {
  if (Subnets?.length && SubnetMappings?.length) {
    throw validationError("You must specify either subnets or subnet mappings, but not both");
  }
  if (SubnetMappings?.some((mapping) => mapping.AllocationId || mapping.PrivateIPv4Address || mapping.IPv6Address)) {
    throw invalidConfiguration("You cannot specify addresses for the subnets of an application load balancer");
  }
  return Subnets ?? SubnetMappings?.map((mapping) => mapping.SubnetId ?? "") ?? [];
}

function assertZones(zones: readonly string[]): void {
  const distinct = new Set(zones);
  if (distinct.size < zones.length) {
    throw invalidConfiguration("A load balancer cannot be attached to multiple subnets in the same Availability Zone");
  }
  if (distinct.size < 2) {
    throw validationError("At least two subnets in two different Availability Zones must be specified");
  }
}

/** The groups, or the VPC's default group when none are given. Throws InvalidSecurityGroup, InvalidConfigurationRequest. */
export function securityGroupsOf(
  world: World,
  region: string,
  vpcId: string,
  wanted: readonly string[] | undefined,
): string[] {
  if (!wanted || wanted.length === 0) {
    const fallback = defaultSecurityGroup(world, region, vpcId);
    return fallback ? [fallback.groupId] : [];
  }
  for (const id of wanted) {
    const group = findSecurityGroup(world, region, id);
    if (!group) {
      throw new AwsError("InvalidSecurityGroupException", `One or more security groups are invalid: '${id}'`);
    }
    if (group.vpcId !== vpcId) {
      throw invalidConfiguration(`One or more security groups don't belong to the VPC '${vpcId}': '${id}'`);
    }
  }
  return [...new Set(wanted)];
}

export function assertIpv4(ipAddressType: string | undefined): void {
  if (ipAddressType !== undefined && ipAddressType !== "ipv4")
    throw notOffered(`the IP address type '${ipAddressType}'`);
}
