import { type Command, list, ref } from "../cli/command";
import type { Brief, Planned } from "./planned";
import { type specification, upperTags } from "./planned";
import { letterOf, rangesOf } from "./subnet-ranges";

/** The VPC and the subnets as the other commands name them. */
export function networkRefs({ input: { network } }: Brief): { vpcId: string; subnetIds: string[] } {
  if (network.kind === "existing") return { vpcId: network.vpcId, subnetIds: network.subnetIds };
  if (network.kind === "default") return { vpcId: ref("VPC_ID"), subnetIds: list("SUBNET_IDS") };
  return { vpcId: ref("VPC_ID"), subnetIds: rangesOf(network).map((_, index) => ref(`SUBNET_${letterOf(index)}`)) };
}

export function planNetwork(brief: Brief): Planned[] {
  const { network, serviceName } = brief.input;
  if (network.kind === "existing") {
    return [
      {
        kind: "VPC",
        name: network.vpcId,
        detail: `subnets ${network.subnetIds.join(", ")}`,
        use: "found",
        tagged: false,
        commands: [],
      },
    ];
  }
  if (network.kind === "default") {
    const commands = [findDefaultVpc, findDefaultSubnets];
    return [
      { kind: "VPC", name: "the default VPC", detail: "its default subnets", use: "found", tagged: false, commands },
    ];
  }
  const name = `stageway-${serviceName}`;
  const ranges = rangesOf(network);
  const made = { name, use: "ensured", tagged: true } as const;
  const named = (type: string) => [{ ResourceType: type, Tags: [...upperTags(brief), { Key: "Name", Value: name }] }];
  return [
    { ...made, kind: "VPC", detail: network.cidr, commands: vpcCommands(network.cidr, named("vpc")) },
    { ...made, kind: "Internet gateway", commands: gatewayCommands(named("internet-gateway")) },
    {
      ...made,
      kind: "Subnets",
      detail: ranges.join(" and "),
      commands: ranges.flatMap((range, index) => oneSubnet(index, range, named("subnet"))),
    },
    { ...made, kind: "Route table", commands: routeCommands(ranges.length, named("route-table")) },
  ];
}

type Named = ReturnType<typeof specification>;
const ec2 = (operation: string, input: object, keep?: Command["keep"]): Command => ({
  service: "ec2",
  operation,
  input,
  ...(keep ? { keep } : {}),
});

const findDefaultVpc = ec2(
  "DescribeVpcs",
  { Filters: [{ Name: "is-default", Values: ["true"] }] },
  { variable: "VPC_ID", query: "Vpcs[0].VpcId" },
);

const findDefaultSubnets = ec2(
  "DescribeSubnets",
  {
    Filters: [
      { Name: "vpc-id", Values: [ref("VPC_ID")] },
      { Name: "default-for-az", Values: ["true"] },
    ],
  },
  { variable: "SUBNET_IDS", query: "Subnets[].SubnetId", as: "json" },
);

const vpcCommands = (cidr: string, TagSpecifications: Named) => [
  ec2("CreateVpc", { CidrBlock: cidr, TagSpecifications }, { variable: "VPC_ID", query: "Vpc.VpcId" }),
  ec2("ModifyVpcAttribute", { VpcId: ref("VPC_ID"), EnableDnsHostnames: { Value: true } }),
];

const gatewayCommands = (TagSpecifications: Named) => [
  ec2(
    "CreateInternetGateway",
    { TagSpecifications },
    { variable: "GATEWAY_ID", query: "InternetGateway.InternetGatewayId" },
  ),
  ec2("AttachInternetGateway", { InternetGatewayId: ref("GATEWAY_ID"), VpcId: ref("VPC_ID") }),
];

/** @param index of its zone */
function oneSubnet(index: number, CidrBlock: string, TagSpecifications: Named): Command[] {
  const letter = letterOf(index);
  return [
    ec2("DescribeAvailabilityZones", {}, { variable: `ZONE_${letter}`, query: `AvailabilityZones[${index}].ZoneName` }),
    ec2(
      "CreateSubnet",
      { VpcId: ref("VPC_ID"), AvailabilityZone: ref(`ZONE_${letter}`), CidrBlock, TagSpecifications },
      { variable: `SUBNET_${letter}`, query: "Subnet.SubnetId" },
    ),
    ec2("ModifySubnetAttribute", { SubnetId: ref(`SUBNET_${letter}`), MapPublicIpOnLaunch: { Value: true } }),
  ];
}

const routeCommands = (subnets: number, TagSpecifications: Named) => [
  ec2(
    "CreateRouteTable",
    { VpcId: ref("VPC_ID"), TagSpecifications },
    { variable: "ROUTE_TABLE_ID", query: "RouteTable.RouteTableId" },
  ),
  ec2("CreateRoute", {
    RouteTableId: ref("ROUTE_TABLE_ID"),
    DestinationCidrBlock: "0.0.0.0/0",
    GatewayId: ref("GATEWAY_ID"),
  }),
  ...Array.from({ length: subnets }, (_, index) =>
    ec2("AssociateRouteTable", { RouteTableId: ref("ROUTE_TABLE_ID"), SubnetId: ref(`SUBNET_${letterOf(index)}`) }),
  ),
];
