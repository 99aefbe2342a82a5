/** EC2's tables of one region; the default network is there from the first look. */
import type { Table } from "../../store";
import type { World } from "../../world";
import type { Instance } from "./instances/records";
import type { LaunchTemplate } from "./launch-templates/records";
import type { InternetGateway, RouteTable, SecurityGroup, Subnet, Vpc } from "./model";
import { defaultNetwork, defaultRouting } from "./network/default-network";
import type { NetworkInterface } from "./network-interfaces";

export const NETWORK_INTERFACES = "ec2/network-interfaces";
export const INSTANCES = "ec2/instances";

export interface Ec2Tables {
  vpcs: Table<Vpc>;
  subnets: Table<Subnet>;
  securityGroups: Table<SecurityGroup>;
  internetGateways: Table<InternetGateway>;
  routeTables: Table<RouteTable>;
  networkInterfaces: Table<NetworkInterface>;
  launchTemplates: Table<LaunchTemplate>;
  instances: Table<Instance>;
  /** Tags by resource id. */
  tags: Table<Record<string, string>>;
}

export function ec2Tables(world: World, region: string): Ec2Tables {
  const tables: Ec2Tables = {
    vpcs: world.store.table("ec2/vpcs", region),
    subnets: world.store.table("ec2/subnets", region),
    securityGroups: world.store.table("ec2/security-groups", region),
    internetGateways: world.store.table("ec2/internet-gateways", region),
    routeTables: world.store.table("ec2/route-tables", region),
    networkInterfaces: world.store.table(NETWORK_INTERFACES, region),
    launchTemplates: world.store.table("ec2/launch-templates", region),
    instances: world.store.table(INSTANCES, region),
    tags: world.store.table("ec2/tags", region),
  };
  if (tables.vpcs.size === 0) addDefaultNetwork(tables, region);
  // A data directory from before there were route tables.
  else if (tables.routeTables.size === 0) addDefaultRouting(tables, region);
  return tables;
}

export function addDefaultNetwork(tables: Ec2Tables, region: string): Vpc {
  const { vpc, subnets, securityGroup } = defaultNetwork(region);
  tables.vpcs.put(vpc.vpcId, vpc);
  for (const subnet of subnets) tables.subnets.put(subnet.subnetId, subnet);
  tables.securityGroups.put(securityGroup.groupId, securityGroup);
  addDefaultRouting(tables, region);
  return vpc;
}

function addDefaultRouting(tables: Ec2Tables, region: string): void {
  const vpcId = tables.vpcs.values().find((vpc) => vpc.isDefault)?.vpcId;
  if (vpcId === undefined) return;
  const { internetGateway, routeTable } = defaultRouting(region, vpcId);
  tables.internetGateways.put(internetGateway.internetGatewayId, internetGateway);
  tables.routeTables.put(routeTable.routeTableId, routeTable);
}
