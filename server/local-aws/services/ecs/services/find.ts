import type { World } from "../../../world";
import { isArn, nameOf, serviceArn } from "../arns";
import { serviceNotActive, serviceNotFound } from "../errors";
import { type ClusterRecord, type ServiceRecord, services } from "../records";

/** By name or ARN, in the cluster. Inactive ones included. */
export function findService(
  world: World,
  region: string,
  cluster: ClusterRecord,
  reference: string,
): ServiceRecord | undefined {
  const arn = serviceArn(region, cluster.clusterName, nameOf(reference));
  if (isArn(reference) && reference !== arn) return undefined;
  return services(world, region).get(arn);
}

/** For a change. @throws AwsError ServiceNotFoundException, ServiceNotActiveException */
export function requireActiveService(
  world: World,
  region: string,
  cluster: ClusterRecord,
  reference: string,
): ServiceRecord {
  const service = findService(world, region, cluster, reference);
  if (!service) throw serviceNotFound();
  if (service.status !== "ACTIVE") throw serviceNotActive();
  return service;
}
