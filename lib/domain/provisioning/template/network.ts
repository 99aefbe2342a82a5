import { letterOf, rangesOf } from "../subnet-ranges";
import { type Parameter, type Resources, reference, type TemplateBrief, tags } from "./parts";

/** The VPC and the subnets as the other resources name them. */
export function networkOf({ input: { network } }: TemplateBrief): { vpcId: unknown; subnetIds: unknown } {
  if (network.kind !== "new") return { vpcId: reference("VpcId"), subnetIds: reference("SubnetIds") };
  return { vpcId: reference("Vpc"), subnetIds: idsOf(network).map(reference) };
}

/** Of the subnets that the template makes. */
const idsOf = (network: { cidr: string; subnets?: string[] | undefined }): string[] =>
  rangesOf(network).map((_, index) => `Subnet${letterOf(index)}`);

/** What has to be there before anything in a network of the template's own reaches the internet. */
export const wayOut = ({ input: { network } }: TemplateBrief): string[] =>
  network.kind === "new" ? ["Route", ...idsOf(network).map((id) => `${id}Routes`)] : [];

/** A template cannot look the default VPC up: whoever makes the stack chooses a network. */
export function networkParameters({ input: { network } }: TemplateBrief): Record<string, Parameter> {
  if (network.kind === "new") return {};
  const given = network.kind === "existing";
  return {
    VpcId: {
      Type: "AWS::EC2::VPC::Id",
      Description: given ? "Where everything goes." : "Where everything goes, such as the default VPC.",
      ...(given ? { Default: network.vpcId } : {}),
    },
    SubnetIds: {
      Type: "List<AWS::EC2::Subnet::Id>",
      Description: "Public subnets of the VPC in two zones at least.",
      ...(given ? { Default: network.subnetIds.join(",") } : {}),
    },
  };
}

export function networkResources(brief: TemplateBrief): Resources {
  const { network, serviceName } = brief.input;
  if (network.kind !== "new") return {};
  const Tags = [...tags(brief), { Key: "Name", Value: `stageway-${serviceName}` }];
  const VpcId = reference("Vpc");
  return {
    Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: network.cidr, EnableDnsHostnames: true, Tags } },
    InternetGateway: { Type: "AWS::EC2::InternetGateway", Properties: { Tags } },
    GatewayAttachment: {
      Type: "AWS::EC2::VPCGatewayAttachment",
      Properties: { VpcId, InternetGatewayId: reference("InternetGateway") },
    },
    ...Object.assign({}, ...rangesOf(network).map((range, index) => subnet(index, range, Tags))),
    RouteTable: { Type: "AWS::EC2::RouteTable", Properties: { VpcId, Tags } },
    Route: {
      Type: "AWS::EC2::Route",
      DependsOn: ["GatewayAttachment"],
      Properties: {
        RouteTableId: reference("RouteTable"),
        DestinationCidrBlock: "0.0.0.0/0",
        GatewayId: reference("InternetGateway"),
      },
    },
  };
}

const subnet = (zone: number, CidrBlock: string, Tags: object[]): Resources => ({
  [`Subnet${letterOf(zone)}`]: {
    Type: "AWS::EC2::Subnet",
    Properties: {
      VpcId: reference("Vpc"),
      AvailabilityZone: { "Fn::Select": [zone, { "Fn::GetAZs": "" }] },
      CidrBlock,
      MapPublicIpOnLaunch: true,
      Tags,
    },
  },
  [`Subnet${letterOf(zone)}Routes`]: {
    Type: "AWS::EC2::SubnetRouteTableAssociation",
    Properties: { RouteTableId: reference("RouteTable"), SubnetId: reference(`Subnet${letterOf(zone)}`) },
  },
});
