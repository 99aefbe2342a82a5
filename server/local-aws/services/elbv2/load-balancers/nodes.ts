/** The nodes of a load balancer: a network interface in each of its subnets, as EC2 lists them. */
import type { World } from "../../../world";
import {
  createNetworkInterface,
  deleteNetworkInterface,
  type NetworkInterface,
  setSecurityGroups,
} from "../../ec2/network-interfaces";
import { ec2Tables } from "../../ec2/tables";
import type { LoadBalancerRecord } from "../records";

/** `ELB app/web/50dc6c495c0c9188`, as AWS describes them. */
const described = (loadBalancerArn: string): string => `ELB ${loadBalancerArn.split(":loadbalancer/")[1] ?? ""}`;

export const isNodeOfLoadBalancer = (found: NetworkInterface | undefined): boolean =>
  found?.description.startsWith("ELB ") ?? false;

/**
 * One in each subnet, with the load balancer's security groups; those elsewhere are given back.
 * @throws AwsError InsufficientFreeAddressesInSubnet
 */
export function placeNodes(world: World, region: string, loadBalancer: LoadBalancerRecord): void {
  const { LoadBalancerArn, AvailabilityZones, SecurityGroups: securityGroupIds } = loadBalancer;
  const subnets = new Set(AvailabilityZones.map(({ SubnetId = "" }) => SubnetId));
  for (const node of nodesOf(world, region, LoadBalancerArn)) {
    if (subnets.delete(node.subnetId)) setSecurityGroups(world, region, node, securityGroupIds);
    else deleteNetworkInterface(world, region, node.networkInterfaceId);
  }
  for (const subnetId of subnets) {
    const description = described(LoadBalancerArn);
    createNetworkInterface(world, region, { subnetId, securityGroupIds, description, fromTheEnd: true });
  }
}

export function removeNodes(world: World, region: string, loadBalancerArn: string): void {
  for (const { networkInterfaceId } of nodesOf(world, region, loadBalancerArn)) {
    deleteNetworkInterface(world, region, networkInterfaceId);
  }
}

const nodesOf = (world: World, region: string, loadBalancerArn: string): NetworkInterface[] =>
  ec2Tables(world, region)
    .networkInterfaces.values()
    .filter(({ description }) => description === described(loadBalancerArn));
