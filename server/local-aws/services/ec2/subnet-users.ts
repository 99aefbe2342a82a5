/** Who stands in a subnet: one that is in use cannot be deleted (DependencyViolation). Other services register here. */
import type { World } from "../../world";

export interface SubnetUse {
  /** Has a public address, which keeps the internet gateway of the VPC from being detached. */
  isPublic: boolean;
}

/** What of this service stands in the subnet. */
export type SubnetUser = (world: World, region: string, subnetId: string) => readonly SubnetUse[];

const users: SubnetUser[] = [];

/** Call once at module level. Network interfaces (and so tasks and instances) are counted already. */
export function registerSubnetUser(user: SubnetUser): void {
  users.push(user);
}

export function subnetUses(world: World, region: string, subnetId: string): SubnetUse[] {
  return users.flatMap((user) => user(world, region, subnetId));
}
