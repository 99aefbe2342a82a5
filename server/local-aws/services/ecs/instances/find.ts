import type { World } from "../../../world";
import { containerInstanceArn, isArn, nameOf } from "../arns";
import { invalidParameter } from "../errors";
import type { ClusterRecord } from "../records";
import { type ContainerInstanceRecord, containerInstances } from "./records";

/** By id or ARN, in the cluster. */
export function findContainerInstance(
  world: World,
  region: string,
  cluster: ClusterRecord,
  reference: string,
): ContainerInstanceRecord | undefined {
  const arn = isArn(reference) ? reference : containerInstanceArn(region, cluster.clusterName, nameOf(reference));
  const record = containerInstances(world, region).get(arn);
  return record?.clusterArn === cluster.clusterArn ? record : undefined;
}

/** @throws AwsError InvalidParameterException */
export function requireContainerInstance(
  world: World,
  region: string,
  cluster: ClusterRecord,
  reference: string,
): ContainerInstanceRecord {
  const record = findContainerInstance(world, region, cluster, reference);
  if (!record || record.status === "INACTIVE") throw invalidParameter("Referenced container instance was not found.");
  return record;
}
