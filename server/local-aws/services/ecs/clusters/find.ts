import { AwsError } from "../../../protocol/aws-error";
import type { World } from "../../../world";
import { clusterArn, isArn, nameOf } from "../arns";
import { clusterNotFound } from "../errors";
import { type ClusterRecord, clusters } from "../records";

/** By name or ARN; `default` when the request names none. Inactive ones included. */
export function findCluster(world: World, region: string, reference = "default"): ClusterRecord | undefined {
  const name = nameOf(reference);
  if (isArn(reference) && reference !== clusterArn(region, name)) return undefined;
  return clusters(world, region).get(name);
}

/** @throws AwsError ClusterNotFoundException */
export function requireCluster(world: World, region: string, reference: string | undefined): ClusterRecord {
  const cluster = findCluster(world, region, reference);
  if (!cluster) throw clusterNotFound();
  return cluster;
}

/** For what would start something. @throws AwsError ClusterNotFoundException */
export function requireActiveCluster(world: World, region: string, reference: string | undefined): ClusterRecord {
  const cluster = requireCluster(world, region, reference);
  if (cluster.status === "ACTIVE") return cluster;
  throw new AwsError("ClusterNotFoundException", "The referenced cluster was inactive.");
}
