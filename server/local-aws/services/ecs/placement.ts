/** Where tasks run: on Fargate, or on container instances. */
import type { CapacityProviderStrategyItem, LaunchType, PlacementConstraint } from "@aws-sdk/client-ecs";
import { nameOf } from "./arns";
import { unsupported } from "./errors";
import type { ClusterRecord } from "./records";

export interface Placement {
  launchType: LaunchType;
  capacityProviderName?: string | undefined;
}

interface PlacementRequest {
  launchType?: LaunchType | undefined;
  capacityProviderStrategy?: CapacityProviderStrategyItem[] | undefined;
}

/** The launch type asked for, else the capacity provider's, else the cluster's default one's, else EC2 as on AWS. */
export function placementOf(request: PlacementRequest, cluster: ClusterRecord | undefined): Placement {
  if (request.launchType) return { launchType: request.launchType };
  const strategy = request.capacityProviderStrategy?.length
    ? request.capacityProviderStrategy
    : (cluster?.defaultCapacityProviderStrategy ?? []);
  const name = strategy.reduce<CapacityProviderStrategyItem | undefined>(
    (best, item) => (best === undefined || weight(item) > weight(best) ? item : best),
    undefined,
  )?.capacityProvider;
  if (name === "FARGATE" || name === "FARGATE_SPOT") return { launchType: "FARGATE", capacityProviderName: name };
  // A provider may be named by its ARN.
  return name === undefined ? { launchType: "EC2" } : { launchType: "EC2", capacityProviderName: nameOf(name) };
}

const weight = (item: CapacityProviderStrategyItem): number => (item.base ?? 0) * 1000 + (item.weight ?? 0);

export const NO_INSTANCES = "No Container Instances were found in your cluster.";

/** Expressions over attributes are not understood: said, rather than taken for fulfilled. @throws AwsError UnsupportedFeatureException */
export function checkConstraints(constraints: readonly PlacementConstraint[] | undefined): void {
  if (constraints?.some(({ type }) => type === "memberOf")) throw unsupported("The placement constraint memberOf");
}
