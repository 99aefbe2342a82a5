import {
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteInternetGatewayCommand,
  DeleteRouteCommand,
  DeleteRouteTableCommand,
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeInternetGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeTagsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcsCommand,
  DetachInternetGatewayCommand,
  DisassociateRouteTableCommand,
  type EC2Client,
  ModifySubnetAttributeCommand,
  ModifyVpcAttributeCommand,
  ReplaceRouteCommand,
  type Vpc,
} from "@aws-sdk/client-ec2";
import { CreateLoadBalancerCommand, DeleteLoadBalancerCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { elbv2 } from "../../elbv2/service";
import { ec2 as service } from "../service";

let aws: TestEndpoint;
let ec2: EC2Client;
beforeAll(async () => {
  aws = await startTestEndpoint({ services: [service, elbv2] });
  ec2 = aws.ec2;
});
afterAll(() => aws.close());

let second = 0;
async function createVpc(): Promise<{ vpc: Vpc; VpcId: string; prefix: string }> {
  const prefix = `10.${++second}`;
  const { Vpc: vpc = {} } = await ec2.send(new CreateVpcCommand({ CidrBlock: `${prefix}.0.0/16` }));
  return { vpc, VpcId: vpc.VpcId ?? "", prefix };
}
async function createSubnet(VpcId: string, CidrBlock: string, AvailabilityZone = "us-east-1a"): Promise<string> {
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone }));
  return Subnet?.SubnetId ?? "";
}
async function createGateway(): Promise<string> {
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  return InternetGateway?.InternetGatewayId ?? "";
}
async function routeTables(VpcId: string) {
  const Filters = [{ Name: "vpc-id", Values: [VpcId] }];
  return (await ec2.send(new DescribeRouteTablesCommand({ Filters }))).RouteTables ?? [];
}

describe("blocks of addresses", () => {
  it.each([
    ["InvalidParameterValue", "10.0.0.0"],
    ["InvalidParameterValue", "10.0.0.300/16"],
    ["InvalidVpc.Range", "10.0.0.0/8"],
    ["InvalidVpc.Range", "10.0.0.0/29"],
  ])("%s for a VPC of %s", async (name, CidrBlock) => {
    await expect(ec2.send(new CreateVpcCommand({ CidrBlock }))).rejects.toMatchObject({ name });
  });

  it("subnets lie within their VPC, in a zone that exists, and do not overlap", async () => {
    const { VpcId, prefix } = await createVpc();
    await createSubnet(VpcId, `${prefix}.1.0/24`);
    for (const [name, CidrBlock, AvailabilityZone] of [
      ["InvalidSubnet.Range", "192.168.0.0/24", "us-east-1a"],
      ["InvalidSubnet.Range", `${prefix}.9.0/29`, "us-east-1a"],
      ["InvalidSubnet.Conflict", `${prefix}.0.0/20`, "us-east-1a"],
      ["InvalidParameterValue", `${prefix}.2.0/24`, "eu-west-1a"],
    ]) {
      const command = new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone });
      await expect(ec2.send(command), CidrBlock).rejects.toMatchObject({ name });
    }
    await expect(createSubnet("vpc-0", `${prefix}.3.0/24`)).rejects.toMatchObject({ name: "InvalidVpcID.NotFound" });
  });
});

it("a VPC brings its main route table and default group, and takes them along", async () => {
  const { vpc, VpcId, prefix } = await createVpc();
  expect(vpc).toMatchObject({ State: "pending", IsDefault: false });
  const [main] = await routeTables(VpcId);
  expect(main).toMatchObject({
    Routes: [{ DestinationCidrBlock: `${prefix}.0.0/16`, GatewayId: "local", State: "active" }],
    Associations: [{ Main: true }],
  });
  await expect(ec2.send(new DeleteRouteTableCommand({ RouteTableId: main?.RouteTableId }))).rejects.toMatchObject({
    name: "DependencyViolation",
  });
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: true } }));
  const attribute = await ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: "enableDnsHostnames" }));
  expect(attribute.EnableDnsHostnames?.Value).toBe(true);
  const Filters = [{ Name: "vpc-id", Values: [VpcId] }];
  const groups = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
  expect(groups.SecurityGroups).toMatchObject([{ GroupName: "default" }]);
  await ec2.send(new DeleteVpcCommand({ VpcId }));
  expect((await ec2.send(new DescribeSecurityGroupsCommand({ Filters }))).SecurityGroups).toEqual([]);
  expect(await routeTables(VpcId)).toEqual([]);
  await expect(ec2.send(new DescribeVpcsCommand({ VpcIds: [VpcId] }))).rejects.toMatchObject({
    name: "InvalidVpcID.NotFound",
  });
});

it("is built up, used by a load balancer, and taken down in the one order that works", async () => {
  const { VpcId, prefix } = await createVpc();
  const subnets = [
    await createSubnet(VpcId, `${prefix}.1.0/24`, "us-east-1a"),
    await createSubnet(VpcId, `${prefix}.2.0/24`, "us-east-1b"),
  ];
  await ec2.send(new ModifySubnetAttributeCommand({ SubnetId: subnets[0], MapPublicIpOnLaunch: { Value: true } }));
  const described = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: subnets }));
  expect(described.Subnets?.map((subnet) => subnet.MapPublicIpOnLaunch)).toEqual([true, false]);

  const balanced = new CreateLoadBalancerCommand({ Name: "in-vpc", Subnets: subnets });
  await expect(aws.elbv2.send(balanced)).rejects.toMatchObject({
    name: "InvalidSubnetException",
    message: `VPC ${VpcId} has no internet gateway`,
  });
  const gateway = await createGateway();
  const attach = { InternetGatewayId: gateway, VpcId };
  const { RouteTable } = await ec2.send(
    new CreateRouteTableCommand({
      VpcId,
      TagSpecifications: [{ ResourceType: "route-table", Tags: [{ Key: "Name", Value: "public" }] }],
    }),
  );
  const RouteTableId = RouteTable?.RouteTableId ?? "";
  const route = { RouteTableId, DestinationCidrBlock: "0.0.0.0/0", GatewayId: gateway };
  await expect(ec2.send(new CreateRouteCommand(route))).rejects.toMatchObject({ name: "InvalidParameterValue" });
  await expect(ec2.send(new CreateRouteCommand({ ...route, GatewayId: "igw-0" }))).rejects.toMatchObject({
    name: "InvalidGatewayID.NotFound",
  });
  await ec2.send(new AttachInternetGatewayCommand(attach));
  await expect(ec2.send(new AttachInternetGatewayCommand(attach))).rejects.toMatchObject({
    name: "Resource.AlreadyAssociated",
  });
  await expect(
    ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId: await createGateway(), VpcId })),
  ).rejects.toMatchObject({ name: "InvalidParameterValue" });
  await expect(ec2.send(new ReplaceRouteCommand(route))).rejects.toMatchObject({ name: "InvalidParameterValue" });
  await ec2.send(new CreateRouteCommand(route));
  await ec2.send(new ReplaceRouteCommand(route));
  const associated = await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId: subnets[0] }));
  const AssociationId = associated.AssociationId ?? "";
  const other = (await routeTables(VpcId)).find((table) => table.RouteTableId !== RouteTableId);
  await expect(
    ec2.send(new AssociateRouteTableCommand({ RouteTableId: other?.RouteTableId, SubnetId: subnets[0] })),
  ).rejects.toMatchObject({ name: "Resource.AlreadyAssociated" });
  expect((await routeTables(VpcId)).find((table) => table.RouteTableId === RouteTableId)).toMatchObject({
    Routes: [{ GatewayId: "local" }, { GatewayId: gateway, State: "active" }],
    Associations: [{ RouteTableAssociationId: AssociationId, SubnetId: subnets[0], Main: false }],
    Tags: [{ Key: "Name", Value: "public" }],
  });

  const { LoadBalancers } = await aws.elbv2.send(balanced);
  const blocked = (command: unknown) =>
    expect(ec2.send(command as DeleteVpcCommand)).rejects.toMatchObject({ name: "DependencyViolation" });
  await blocked(new DeleteVpcCommand({ VpcId }));
  await blocked(new DetachInternetGatewayCommand(attach));
  await blocked(new DeleteInternetGatewayCommand({ InternetGatewayId: gateway }));
  await blocked(new DeleteSubnetCommand({ SubnetId: subnets[0] }));
  await blocked(new DeleteRouteTableCommand({ RouteTableId }));

  await aws.elbv2.send(new DeleteLoadBalancerCommand({ LoadBalancerArn: LoadBalancers?.[0]?.LoadBalancerArn }));
  await ec2.send(new DetachInternetGatewayCommand(attach));
  await expect(ec2.send(new DetachInternetGatewayCommand(attach))).rejects.toMatchObject({
    name: "Gateway.NotAttached",
  });
  expect((await routeTables(VpcId)).flatMap((table) => table.Routes ?? [])).toContainEqual(
    expect.objectContaining({ GatewayId: gateway, State: "blackhole" }),
  );
  await ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId: gateway }));
  await ec2.send(new DeleteRouteCommand({ RouteTableId, DestinationCidrBlock: "0.0.0.0/0" }));
  await expect(
    ec2.send(new DeleteRouteCommand({ RouteTableId, DestinationCidrBlock: "0.0.0.0/0" })),
  ).rejects.toMatchObject({ name: "InvalidRoute.NotFound" });
  await ec2.send(new DisassociateRouteTableCommand({ AssociationId }));
  await expect(ec2.send(new DisassociateRouteTableCommand({ AssociationId }))).rejects.toMatchObject({
    name: "InvalidAssociationID.NotFound",
  });
  await ec2.send(new DeleteRouteTableCommand({ RouteTableId }));
  for (const SubnetId of subnets) await ec2.send(new DeleteSubnetCommand({ SubnetId }));
  const { GroupId = "" } = await ec2.send(new CreateSecurityGroupCommand({ GroupName: "g", Description: "g", VpcId }));
  await blocked(new DeleteVpcCommand({ VpcId }));
  const rules = new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [GroupId] }] });
  expect((await ec2.send(rules)).SecurityGroupRules).toMatchObject([{ IsEgress: true, CidrIpv4: "0.0.0.0/0" }]);
  await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
  await ec2.send(new DeleteVpcCommand({ VpcId }));
  const { Tags } = await ec2.send(
    new DescribeTagsCommand({ Filters: [{ Name: "resource-id", Values: [RouteTableId, VpcId] }] }),
  );
  expect(Tags).toEqual([]);
});

it("the default VPC has its gateway and routes from the start, and what is made survives a restart", async () => {
  const { InternetGateways } = await ec2.send(
    new DescribeInternetGatewaysCommand({ Filters: [{ Name: "attachment.state", Values: ["available"] }] }),
  );
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand({ Filters: [{ Name: "is-default", Values: ["true"] }] }));
  expect(InternetGateways?.[0]?.Attachments).toMatchObject([{ VpcId: Vpcs?.[0]?.VpcId }]);
  const { VpcId } = await createVpc();
  aws = await aws.restart();
  ec2 = aws.ec2;
  expect(await routeTables(VpcId)).toHaveLength(1);
});
