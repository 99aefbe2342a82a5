import type { Subnet as WireSubnet } from "@aws-sdk/client-ec2";
import { arn } from "../../../protocol/ids";
import { notFound } from "../errors";
import { applyFilters, type Fields } from "../listing/filters";
import { ec2Page } from "../listing/paging";
import { pick } from "../listing/pick";
import type { Subnet } from "../model";
import type { Ec2Handlers } from "../module";
import { type Ec2Tables, ec2Tables } from "../tables";
import { tagList, tagsOf } from "../tags/tags";
import { parseCidr } from "./cidr";

const FIELDS: Fields<Subnet> = {
  "subnet-id": (subnet) => [subnet.subnetId],
  "vpc-id": (subnet) => [subnet.vpcId],
  "availability-zone": (subnet) => [subnet.availabilityZone],
  availabilityZone: (subnet) => [subnet.availabilityZone],
  "availability-zone-id": (subnet) => [subnet.availabilityZoneId],
  availabilityZoneId: (subnet) => [subnet.availabilityZoneId],
  "cidr-block": (subnet) => [subnet.cidrBlock],
  cidr: (subnet) => [subnet.cidrBlock],
  cidrBlock: (subnet) => [subnet.cidrBlock],
  "default-for-az": (subnet) => [String(subnet.defaultForAz)],
  defaultForAz: (subnet) => [String(subnet.defaultForAz)],
  "map-public-ip-on-launch": (subnet) => [String(subnet.mapPublicIpOnLaunch)],
  "owner-id": () => ["000000000000"],
  state: () => ["available"],
};

export const describeSubnets: Ec2Handlers = {
  DescribeSubnets(input, { region, world, account }) {
    const tables = ec2Tables(world, region);
    const wanted = pick(tables.subnets, input.SubnetIds, (id) => notFound("subnet", id));
    const found = applyFilters(wanted, input.Filters, FIELDS, (subnet) => tagsOf(tables, subnet.subnetId));
    const { items, next } = ec2Page(found, (subnet) => subnet.subnetId, input);
    return { Subnets: items.map((subnet) => subnetView(tables, region, subnet, account)), NextToken: next };
  },
};

export function subnetView(tables: Ec2Tables, region: string, subnet: Subnet, account: string): WireSubnet {
  return {
    SubnetId: subnet.subnetId,
    SubnetArn: arn("ec2", region, `subnet/${subnet.subnetId}`),
    VpcId: subnet.vpcId,
    CidrBlock: subnet.cidrBlock,
    AvailabilityZone: subnet.availabilityZone,
    AvailabilityZoneId: subnet.availabilityZoneId,
    AvailableIpAddressCount: freeAddresses(tables, subnet),
    DefaultForAz: subnet.defaultForAz,
    MapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
    AssignIpv6AddressOnCreation: false,
    OwnerId: account,
    State: "available",
    Tags: tagList(tables, subnet.subnetId),
  };
}

function freeAddresses(tables: Ec2Tables, { subnetId, cidrBlock }: Subnet): number {
  const used = tables.networkInterfaces.values().filter((other) => other.subnetId === subnetId).length;
  // AWS keeps five addresses of a subnet for itself.
  return Math.max(0, (parseCidr(cidrBlock)?.size ?? 0) - 5 - used);
}
