import "server-only";
import {
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeAvailabilityZonesCommand,
  DescribeInternetGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  type Filter,
  ModifySubnetAttributeCommand,
  ModifyVpcAttributeCommand,
  type ResourceType,
  type RouteTable,
  type Subnet,
} from "@aws-sdk/client-ec2";
import { call } from "../call";
import { given, type Tags, unlessThere, upperTags } from "./or-null";

export interface SubnetFacts {
  id: string;
  vpcId: string;
  zone: string;
  cidr: string;
  /** What starts in it gets a public address. */
  givesAddresses: boolean;
}

export interface RouteTableFacts {
  id: string;
  isMain: boolean;
  subnetIds: string[];
  /** Whether it leads everything else to an internet gateway. */
  isPublic: boolean;
}

/** What has all of these tags: how something that has no name is found again. */
const tagged = (tags: Tags): Filter[] =>
  Object.entries(tags).map(([key, value]) => ({ Name: `tag:${key}`, Values: [value] }));
const inVpc = (vpcId: string): Filter => ({ Name: "vpc-id", Values: [vpcId] });
const withTags = (type: ResourceType, tags: Tags) => [{ ResourceType: type, Tags: upperTags(tags) }];

export async function findVpc(tags: Tags): Promise<{ id: string; cidr: string; tags: Tags } | null> {
  const vpc = (await call(new DescribeVpcsCommand({ Filters: tagged(tags) }))).Vpcs?.[0];
  if (vpc === undefined) return null;
  const found = (vpc.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value]);
  return { id: given(vpc.VpcId, "VPC id"), cidr: vpc.CidrBlock ?? "", tags: Object.fromEntries(found) };
}

/** Whether there is such a VPC. */
export async function vpcExists(vpcId: string): Promise<boolean> {
  const answer = await call(new DescribeVpcsCommand({ Filters: [inVpc(vpcId)] }));
  return (answer.Vpcs?.length ?? 0) > 0;
}

export async function createVpc(cidr: string, tags: Tags): Promise<string> {
  const answer = await call(new CreateVpcCommand({ CidrBlock: cidr, TagSpecifications: withTags("vpc", tags) }));
  return given(answer.Vpc?.VpcId, "VPC id");
}

/** Machines get names, as the Auto Scaling group's instances need them. Sent again, it is the same. */
export async function nameHostsIn(vpcId: string): Promise<void> {
  await call(new ModifyVpcAttributeCommand({ VpcId: vpcId, EnableDnsHostnames: { Value: true } }), {
    idempotent: true,
  });
}

export async function findInternetGateway(tags: Tags): Promise<{ id: string; vpcIds: string[] } | null> {
  const [found] = (await call(new DescribeInternetGatewaysCommand({ Filters: tagged(tags) }))).InternetGateways ?? [];
  if (found === undefined) return null;
  const vpcIds = (found.Attachments ?? []).map((attachment) => attachment.VpcId ?? "");
  return { id: given(found.InternetGatewayId, "internet gateway id"), vpcIds };
}

export async function createInternetGateway(tags: Tags): Promise<string> {
  const answer = await call(
    new CreateInternetGatewayCommand({ TagSpecifications: withTags("internet-gateway", tags) }),
  );
  return given(answer.InternetGateway?.InternetGatewayId, "internet gateway id");
}

/** That it is attached there already is fine. */
export async function attachInternetGateway(gatewayId: string, vpcId: string): Promise<void> {
  await unlessThere(call(new AttachInternetGatewayCommand({ InternetGatewayId: gatewayId, VpcId: vpcId })));
}

/** The region's zones that can be used, in order. */
export async function listZones(): Promise<string[]> {
  const answer = await call(new DescribeAvailabilityZonesCommand({}));
  const zones = (answer.AvailabilityZones ?? []).filter(
    ({ State, ZoneType }) => State === "available" && (ZoneType ?? "availability-zone") === "availability-zone",
  );
  return zones.map((zone) => zone.ZoneName ?? "").sort();
}

export async function listSubnets(vpcId: string): Promise<SubnetFacts[]> {
  const answer = await call(new DescribeSubnetsCommand({ Filters: [inVpc(vpcId)] }));
  return (answer.Subnets ?? []).map(subnetFacts).sort((a, b) => a.id.localeCompare(b.id));
}

export async function createSubnet(vpcId: string, zone: string, cidr: string, tags: Tags): Promise<string> {
  const where = { VpcId: vpcId, AvailabilityZone: zone, CidrBlock: cidr };
  const answer = await call(new CreateSubnetCommand({ ...where, TagSpecifications: withTags("subnet", tags) }));
  return given(answer.Subnet?.SubnetId, "subnet id");
}

/** What starts in the subnet gets a public address. Sent again, it is the same. */
export async function givePublicAddresses(subnetId: string): Promise<void> {
  const command = new ModifySubnetAttributeCommand({ SubnetId: subnetId, MapPublicIpOnLaunch: { Value: true } });
  await call(command, { idempotent: true });
}

export async function listRouteTables(vpcId: string): Promise<RouteTableFacts[]> {
  const answer = await call(new DescribeRouteTablesCommand({ Filters: [inVpc(vpcId)] }));
  return (answer.RouteTables ?? []).map(routeTableFacts);
}

export async function createRouteTable(vpcId: string, tags: Tags): Promise<string> {
  const answer = await call(
    new CreateRouteTableCommand({ VpcId: vpcId, TagSpecifications: withTags("route-table", tags) }),
  );
  return given(answer.RouteTable?.RouteTableId, "route table id");
}

/** Leads everything that is not of the VPC to the internet. Sent again, it is the same. */
export async function routeToInternet(routeTableId: string, gatewayId: string): Promise<void> {
  const input = { RouteTableId: routeTableId, DestinationCidrBlock: "0.0.0.0/0", GatewayId: gatewayId };
  await call(new CreateRouteCommand(input), { idempotent: true });
}

/** That the subnet uses this table already is fine. */
export async function associateRouteTable(routeTableId: string, subnetId: string): Promise<void> {
  await unlessThere(call(new AssociateRouteTableCommand({ RouteTableId: routeTableId, SubnetId: subnetId })));
}

const subnetFacts = (subnet: Subnet): SubnetFacts => ({
  id: given(subnet.SubnetId, "subnet id"),
  vpcId: subnet.VpcId ?? "",
  zone: subnet.AvailabilityZone ?? "",
  cidr: subnet.CidrBlock ?? "",
  givesAddresses: subnet.MapPublicIpOnLaunch ?? false,
});

export const routeTableFacts = (table: RouteTable): RouteTableFacts => ({
  id: given(table.RouteTableId, "route table id"),
  isMain: table.Associations?.some(({ Main }) => Main === true) ?? false,
  subnetIds: (table.Associations ?? []).flatMap(({ SubnetId }) => (SubnetId === undefined ? [] : [SubnetId])),
  isPublic:
    table.Routes?.some(
      ({ DestinationCidrBlock, GatewayId }) => DestinationCidrBlock === "0.0.0.0/0" && GatewayId?.startsWith("igw-"),
    ) ?? false,
});
