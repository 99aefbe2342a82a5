/** Elastic network interfaces: what gives a Fargate task its private address. */
import type { World } from "../../world";

export interface NetworkInterfaceRequest {
  subnetId: string;
  /** Empty or absent: the VPC's default group. */
  securityGroupIds?: readonly string[] | undefined;
  description?: string | undefined;
  assignPublicIp?: boolean | undefined;
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
}

/**
 * Takes a free address of the subnet.
 * @throws AwsError InvalidSubnetID.NotFound, InvalidGroup.NotFound, InsufficientFreeAddressesInSubnet
 */
export function createNetworkInterface(
  _world: World,
  _region: string,
  _request: NetworkInterfaceRequest,
): NetworkInterface {
  throw new Error("being written");
}

/** True if there was such an interface. */
export function deleteNetworkInterface(_world: World, _region: string, _networkInterfaceId: string): boolean {
  throw new Error("being written");
}
