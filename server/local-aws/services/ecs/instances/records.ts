/** What is stored of container instances and capacity providers. */
import type { AutoScalingGroupProvider } from "@aws-sdk/client-ecs";
import type { Table } from "../../../store";
import type { World } from "../../../world";
import { ec2Tables } from "../../ec2/tables";

export interface ContainerInstanceRecord {
  containerInstanceArn: string;
  clusterArn: string;
  ec2InstanceId: string;
  status: "ACTIVE" | "DRAINING" | "INACTIVE";
  instanceType: string;
  imageId: string;
  /** CPU units. */
  cpu: number;
  /** MiB. */
  memory: number;
  /** Network interfaces for tasks: all but its own. */
  taskInterfaces: number;
  availabilityZone: string;
  subnetId: string;
  vpcId: string;
  privateIpAddress: string;
  /** The dynamic host port given out last. */
  lastPort: number;
  registeredAt: Date;
  inactiveAt?: Date | undefined;
  version: number;
}

export interface CapacityProviderRecord {
  capacityProviderArn: string;
  name: string;
  provider: AutoScalingGroupProvider & { autoScalingGroupArn: string };
}

export const CONTAINER_INSTANCES = "ecs/container-instances";

/** Keyed by ARN. */
export const containerInstances = (world: World, region: string): Table<ContainerInstanceRecord> =>
  world.store.table(CONTAINER_INSTANCES, region);
/** Keyed by name. */
export const capacityProviders = (world: World, region: string): Table<CapacityProviderRecord> =>
  world.store.table("ecs/capacity-providers", region);

/** Whether its agent answers: not while the instance is stopped, nor once it is gone. */
export function isConnected(world: World, region: string, { status, ec2InstanceId }: ContainerInstanceRecord): boolean {
  return status !== "INACTIVE" && ec2Tables(world, region).instances.get(ec2InstanceId)?.stoppedAt === undefined;
}

/** Those that are part of the cluster, draining ones included. */
export function instancesOfCluster(world: World, region: string, clusterArn: string): ContainerInstanceRecord[] {
  return containerInstances(world, region)
    .values()
    .filter((one) => one.clusterArn === clusterArn && one.status !== "INACTIVE");
}
