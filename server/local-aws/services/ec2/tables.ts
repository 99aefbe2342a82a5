/** EC2's tables of one region; the default network is there from the first look. */
import type { Table } from "../../store";
import type { World } from "../../world";
import type { SecurityGroup, Subnet, Vpc } from "./model";
import { defaultNetwork } from "./network/default-network";
import type { NetworkInterface } from "./network-interfaces";

export const NETWORK_INTERFACES = "ec2/network-interfaces";

export interface Ec2Tables {
  vpcs: Table<Vpc>;
  subnets: Table<Subnet>;
  securityGroups: Table<SecurityGroup>;
  networkInterfaces: Table<NetworkInterface>;
  /** Tags by resource id. */
  tags: Table<Record<string, string>>;
}

export function ec2Tables(world: World, region: string): Ec2Tables {
  const tables: Ec2Tables = {
    vpcs: world.store.table("ec2/vpcs", region),
    subnets: world.store.table("ec2/subnets", region),
    securityGroups: world.store.table("ec2/security-groups", region),
    networkInterfaces: world.store.table(NETWORK_INTERFACES, region),
    tags: world.store.table("ec2/tags", region),
  };
  if (tables.vpcs.size === 0) addDefaultNetwork(tables, region);
  return tables;
}

function addDefaultNetwork(tables: Ec2Tables, region: string): void {
  const { vpc, subnets, securityGroup } = defaultNetwork(region);
  tables.vpcs.put(vpc.vpcId, vpc);
  for (const subnet of subnets) tables.subnets.put(subnet.subnetId, subnet);
  tables.securityGroups.put(securityGroup.groupId, securityGroup);
}
