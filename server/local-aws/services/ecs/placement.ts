/** Where tasks run: on Fargate, or on container instances, of which this endpoint has none. */
import type { CapacityProviderStrategyItem, LaunchType } from "@aws-sdk/client-ecs";
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
  return { launchType: "EC2" };
}

const weight = (item: CapacityProviderStrategyItem): number => (item.base ?? 0) * 1000 + (item.weight ?? 0);

export const NO_INSTANCES = "No Container Instances were found in your cluster.";
