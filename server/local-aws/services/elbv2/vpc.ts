/** What load balancing needs to know of EC2: VPCs, subnets with their zones and addresses, default security groups. */
import { BlockList } from "node:net";
import type { World } from "../../world";
import type { SecurityGroup, Subnet, Vpc } from "../ec2/model";
import { ec2Tables } from "../ec2/tables";

export const findVpc = (world: World, region: string, vpcId: string): Vpc | undefined =>
  ec2Tables(world, region).vpcs.get(vpcId);

export const subnetsOf = (world: World, region: string, vpcId: string): Subnet[] =>
  ec2Tables(world, region)
    .subnets.values()
    .filter((subnet) => subnet.vpcId === vpcId);

/** A VPC that is gone has no addresses: everything is outside of it. */
export const vpcCidr = (world: World, region: string, vpcId: string): string | undefined =>
  findVpc(world, region, vpcId)?.cidrBlock;

export function defaultSecurityGroup(world: World, region: string, vpcId: string): SecurityGroup | undefined {
  return ec2Tables(world, region)
    .securityGroups.values()
    .find((group) => group.vpcId === vpcId && group.groupName === "default");
}

export function hasInternetGateway(world: World, region: string, vpcId: string): boolean {
  return ec2Tables(world, region)
    .internetGateways.values()
    .some((gateway) => gateway.vpcId === vpcId);
}

/** Both IPv4. */
export function isInCidr(address: string, cidr: string | undefined): boolean {
  const [network, length] = cidr?.split("/") ?? [];
  if (network === undefined || length === undefined) return false;
  const block = new BlockList();
  block.addSubnet(network, Number(length), "ipv4");
  return block.check(address, "ipv4");
}
