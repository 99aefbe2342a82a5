import type { NetworkInterface as WireInterface } from "@aws-sdk/client-ec2";
import { notFound } from "../errors";
import { applyFilters, type Fields } from "../listing/filters";
import { ec2Page } from "../listing/paging";
import { pick } from "../listing/pick";
import type { Ec2Handlers } from "../module";
import type { NetworkInterface } from "../network-interfaces";
import { type Ec2Tables, ec2Tables } from "../tables";
import { tagList, tagsOf } from "../tags/tags";

const FIELDS: Fields<NetworkInterface> = {
  "network-interface-id": (eni) => [eni.networkInterfaceId],
  "subnet-id": (eni) => [eni.subnetId],
  "vpc-id": (eni) => [eni.vpcId],
  "availability-zone": (eni) => [eni.availabilityZone],
  "group-id": (eni) => eni.securityGroupIds,
  "private-ip-address": (eni) => [eni.privateIpAddress],
  "addresses.private-ip-address": (eni) => [eni.privateIpAddress],
  "association.public-ip": (eni) => [eni.publicIpAddress],
  "mac-address": (eni) => [eni.macAddress],
  description: (eni) => [eni.description],
  "attachment.instance-id": (eni) => [eni.instanceId],
  status: () => ["in-use"],
};

export const describeNetworkInterfaces: Ec2Handlers = {
  DescribeNetworkInterfaces(input, { region, world, account }) {
    const tables = ec2Tables(world, region);
    const wanted = pick(tables.networkInterfaces, input.NetworkInterfaceIds, (id) => notFound("networkInterface", id));
    const found = applyFilters(wanted, input.Filters, FIELDS, (eni) => tagsOf(tables, eni.networkInterfaceId));
    const { items, next } = ec2Page(found, (eni) => eni.networkInterfaceId, input);
    return { NetworkInterfaces: items.map((eni) => describe(tables, eni, account)), NextToken: next };
  },
};

function describe(tables: Ec2Tables, eni: NetworkInterface, account: string): WireInterface {
  const association = eni.publicIpAddress
    ? { PublicIp: eni.publicIpAddress, PublicDnsName: "", IpOwnerId: "amazon" }
    : undefined;
  return {
    NetworkInterfaceId: eni.networkInterfaceId,
    SubnetId: eni.subnetId,
    VpcId: eni.vpcId,
    AvailabilityZone: eni.availabilityZone,
    Description: eni.description,
    Groups: eni.securityGroupIds.map((id) => ({ GroupId: id, GroupName: tables.securityGroups.get(id)?.groupName })),
    InterfaceType: "interface",
    MacAddress: eni.macAddress,
    OwnerId: account,
    PrivateIpAddress: eni.privateIpAddress,
    PrivateIpAddresses: [{ PrivateIpAddress: eni.privateIpAddress, Primary: true, Association: association }],
    Association: association,
    Attachment:
      eni.instanceId === undefined
        ? undefined
        : { InstanceId: eni.instanceId, DeviceIndex: 0, DeleteOnTermination: true, Status: "attached" },
    SourceDestCheck: true,
    Status: "in-use",
    TagSet: tagList(tables, eni.networkInterfaceId),
  };
}
