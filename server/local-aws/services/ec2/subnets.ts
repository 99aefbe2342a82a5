/** Looks up what load balancers and tasks are placed into. */
import type { World } from "../../world";
import type { SecurityGroup, Subnet } from "./model";

/** The subnet, or undefined. `subnet.availabilityZone`, `subnet.vpcId`, `subnet.cidrBlock`. */
export function findSubnet(_world: World, _region: string, _subnetId: string): Subnet | undefined {
  throw new Error("being written");
}

export function findSecurityGroup(_world: World, _region: string, _groupId: string): SecurityGroup | undefined {
  throw new Error("being written");
}
