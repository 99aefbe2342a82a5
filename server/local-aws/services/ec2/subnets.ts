/** Looks up what load balancers and tasks are placed into. */
import type { World } from "../../world";
import type { SecurityGroup, Subnet } from "./model";
import { ec2Tables } from "./tables";

/** The subnet, or undefined. `subnet.availabilityZone`, `subnet.vpcId`, `subnet.cidrBlock`. */
export function findSubnet(world: World, region: string, subnetId: string): Subnet | undefined {
  return ec2Tables(world, region).subnets.get(subnetId);
}

export function findSecurityGroup(world: World, region: string, groupId: string): SecurityGroup | undefined {
  return ec2Tables(world, region).securityGroups.get(groupId);
}
