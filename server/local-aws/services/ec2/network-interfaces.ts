/** Elastic network interfaces: what gives a task or an instance its private address. */
import { createHash } from "node:crypto";
import { AwsError } from "../../protocol/aws-error";
import { hex } from "../../protocol/ids";
import type { Table } from "../../store";
import type { World } from "../../world";
import { notFound } from "./errors";
import type { Subnet } from "./model";
import { formatAddress, parseCidr } from "./network/cidr";
import { type Ec2Tables, ec2Tables, NETWORK_INTERFACES } from "./tables";

export interface NetworkInterfaceRequest {
  subnetId: string;
  /** Empty or absent: the VPC's default group. */
  securityGroupIds?: readonly string[] | undefined;
  description?: string | undefined;
  assignPublicIp?: boolean | undefined;
  /** The instance whose primary interface it is. */
  instanceId?: string | undefined;
  /** From the end of its subnet, where nobody expects a task or an instance. */
  fromTheEnd?: boolean;
}

export interface NetworkInterface {
  networkInterfaceId: string;
  privateIpAddress: string;
  publicIpAddress?: string | undefined;
  macAddress: string;
  subnetId: string;
  vpcId: string;
  availabilityZone: string;
  securityGroupIds: readonly string[];
  description: string;
  createdAt: Date;
  instanceId?: string | undefined;
}

/** AWS keeps the first four addresses of a subnet and the last for itself. (VPC user guide, "Subnet sizing".) */
const RESERVED_FIRST = 4;
const RESERVED_LAST = 1;

/**
 * Takes a free address of the subnet.
 * @throws AwsError InvalidSubnetID.NotFound, InvalidGroup.NotFound, InsufficientFreeAddressesInSubnet
 */
export function createNetworkInterface(
  world: World,
  region: string,
  request: NetworkInterfaceRequest,
): NetworkInterface {
  const tables = ec2Tables(world, region);
  const subnet = tables.subnets.get(request.subnetId);
  if (!subnet) throw notFound("subnet", request.subnetId);
  const securityGroupIds = groupsOf(tables, subnet, request.securityGroupIds ?? []);
  const networkInterfaceId = `eni-${hex(17)}`;
  const networkInterface: NetworkInterface = {
    networkInterfaceId,
    privateIpAddress: freeAddress(world, subnet, request.fromTheEnd ? undefined : networkInterfaceId),
    publicIpAddress: request.assignPublicIp ? publicAddress(networkInterfaceId) : undefined,
    // Locally administered, as EC2's are.
    macAddress: `02:${(hex(10).match(/../g) ?? []).join(":")}`,
    subnetId: subnet.subnetId,
    vpcId: subnet.vpcId,
    availabilityZone: subnet.availabilityZone,
    securityGroupIds,
    description: request.description ?? "",
    createdAt: new Date(world.now()),
    instanceId: request.instanceId,
  };
  tables.networkInterfaces.put(networkInterfaceId, networkInterface);
  byAddress(tables.networkInterfaces).set(networkInterface.privateIpAddress, networkInterfaceId);
  return networkInterface;
}

/** Who has a private address now: asked for every connection to a task. */
export function findNetworkInterface(world: World, region: string, address: string): NetworkInterface | undefined {
  const { networkInterfaces } = ec2Tables(world, region);
  const id = byAddress(networkInterfaces).get(address);
  const found = id === undefined ? undefined : networkInterfaces.get(id);
  // The index may be behind by a deletion.
  return found?.privateIpAddress === address ? found : undefined;
}

/** Of an instance, as long as it has one. */
export function primaryInterface(world: World, region: string, instanceId: string): NetworkInterface | undefined {
  const { instances, networkInterfaces } = ec2Tables(world, region);
  return networkInterfaces.get(instances.get(instanceId)?.networkInterfaceId ?? "");
}

/** Derived from the table, which lives as long as its store. */
const addresses = new WeakMap<Table<NetworkInterface>, Map<string, string>>();

function byAddress(table: Table<NetworkInterface>): Map<string, string> {
  let index = addresses.get(table);
  if (!index) {
    index = new Map(table.values().map((one) => [one.privateIpAddress, one.networkInterfaceId]));
    addresses.set(table, index);
  }
  return index;
}

/** Other security groups from now on; they are known to exist. */
export function setSecurityGroups(
  world: World,
  region: string,
  networkInterface: NetworkInterface,
  securityGroupIds: readonly string[],
): void {
  const { networkInterfaces } = ec2Tables(world, region);
  networkInterfaces.put(networkInterface.networkInterfaceId, { ...networkInterface, securityGroupIds });
}

/** True if there was such an interface. */
export function deleteNetworkInterface(world: World, region: string, networkInterfaceId: string): boolean {
  const tables = ec2Tables(world, region);
  tables.tags.delete(networkInterfaceId);
  const address = tables.networkInterfaces.get(networkInterfaceId)?.privateIpAddress;
  if (address !== undefined) byAddress(tables.networkInterfaces).delete(address);
  return tables.networkInterfaces.delete(networkInterfaceId);
}

function groupsOf(tables: Ec2Tables, subnet: Subnet, ids: readonly string[]): string[] {
  if (ids.length === 0) {
    const own = tables.securityGroups
      .values()
      .find(({ vpcId, groupName }) => vpcId === subnet.vpcId && groupName === "default");
    return own ? [own.groupId] : [];
  }
  for (const id of ids) if (!tables.securityGroups.has(id)) throw notFound("security group", id);
  return [...ids];
}

/**
 * Starts at a place of the interface's own, so that an address is not reused at once; without a seed at the end. Free in all regions: their default
 * VPCs have the same range, and the data plane knows a task by its address alone.
 */
function freeAddress(world: World, subnet: Subnet, seed: string | undefined): string {
  const block = parseCidr(subnet.cidrBlock);
  const usable = (block?.size ?? 0) - RESERVED_FIRST - RESERVED_LAST;
  const indexes = world.store
    .regions(NETWORK_INTERFACES)
    .map((region) => byAddress(ec2Tables(world, region).networkInterfaces));
  const start = seed === undefined ? 0 : createHash("sha256").update(seed).digest().readUInt32BE();
  for (let step = 0; block && step < usable; step++) {
    const at = seed === undefined ? usable - 1 - step : (start + step) % usable;
    const address = formatAddress(block.first + RESERVED_FIRST + at);
    if (!indexes.some((index) => index.has(address))) return address;
  }
  throw new AwsError(
    "InsufficientFreeAddressesInSubnet",
    `There are not enough free addresses in subnet '${subnet.subnetId}' to satisfy the requested number of instances.`,
  );
}

/** From 203.0.113.0/24, which is reserved for examples (RFC 5737): it must not name a machine of anyone's. */
function publicAddress(seed: string): string {
  const last = (createHash("sha256").update(`public/${seed}`).digest().readUInt8() % 254) + 1;
  return `203.0.113.${last}`;
}
