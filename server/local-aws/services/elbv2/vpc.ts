/** What load balancing needs to know of EC2: subnets, their zones and addresses, security groups. */
import { BlockList } from "node:net";
import type { World } from "../../world";
import type { SecurityGroup, Subnet, Vpc } from "../ec2/model";

export const vpcs = (world: World, region: string): Vpc[] => world.store.table<Vpc>("ec2/vpcs", region).values();

export const findVpc = (world: World, region: string, vpcId: string): Vpc | undefined =>
  vpcs(world, region).find((vpc) => vpc.vpcId === vpcId);

export const subnetsOf = (world: World, region: string, vpcId: string): Subnet[] =>
  world.store
    .table<Subnet>("ec2/subnets", region)
    .values()
    .filter((subnet) => subnet.vpcId === vpcId);

/** A VPC that is gone has no addresses: everything is outside of it. */
export const vpcCidr = (world: World, region: string, vpcId: string): string | undefined =>
  findVpc(world, region, vpcId)?.cidrBlock;

export function defaultSecurityGroup(world: World, region: string, vpcId: string): SecurityGroup | undefined {
  return world.store
    .table<SecurityGroup>("ec2/security-groups", region)
    .values()
    .find((group) => group.vpcId === vpcId && group.groupName === "default");
}

/** Both IPv4. */
export function isInCidr(address: string, cidr: string | undefined): boolean {
  const [network, length] = cidr?.split("/") ?? [];
  if (network === undefined || length === undefined) return false;
  const block = new BlockList();
  block.addSubnet(network, Number(length), "ipv4");
  return block.check(address, "ipv4");
}
