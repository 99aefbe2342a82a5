import type { CapacityProviderStrategyItem } from "@aws-sdk/client-ecs";
import { AwsError } from "../../../protocol/aws-error";
import type { World } from "../../../world";
import { requireActiveCluster } from "../clusters/find";
import { clusterView } from "../clusters/view";
import { wakeScheduler } from "../context";
import { primaryOf } from "../deployments/deployments";
import { invalidParameter } from "../errors";
import type { EcsOperation } from "../module";
import { type ClusterRecord, clusters, services } from "../records";
import { providerNames } from "./find";

/** In place of those it has. One that a service still uses cannot be taken away. */
export const putClusterCapacityProviders: EcsOperation<"PutClusterCapacityProviders"> = (input, { world, region }) => {
  const cluster = requireActiveCluster(world, region, input.cluster);
  const names = providerNames(world, region, input.capacityProviders ?? []);
  const strategy = checkStrategy(world, region, input.defaultCapacityProviderStrategy ?? [], names);
  const removed = cluster.capacityProviders.filter((name) => !names.includes(name));
  if (removed.some((name) => isUsed(world, region, cluster, name))) {
    throw new AwsError("ResourceInUseException", "The specified capacity provider is in use and cannot be removed.");
  }
  const changed: ClusterRecord = { ...cluster, capacityProviders: names, defaultCapacityProviderStrategy: strategy };
  clusters(world, region).put(cluster.clusterName, changed);
  wakeScheduler(world);
  return {
    cluster: { ...clusterView(world, region, changed, ["TAGS", "SETTINGS"]), attachmentsStatus: "UPDATE_COMPLETE" },
  };
};

/** @throws AwsError InvalidParameterException for a provider that the cluster does not have */
function checkStrategy(
  world: World,
  region: string,
  strategy: readonly CapacityProviderStrategyItem[],
  names: readonly string[],
): CapacityProviderStrategyItem[] {
  return strategy.map((item) => {
    const [name = ""] = providerNames(world, region, [item.capacityProvider ?? ""]);
    if (names.includes(name)) return { ...item, capacityProvider: name };
    throw invalidParameter(
      "The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.",
    );
  });
}

function isUsed(world: World, region: string, cluster: ClusterRecord, name: string): boolean {
  return services(world, region)
    .values()
    .filter((service) => service.clusterArn === cluster.clusterArn && service.status !== "INACTIVE")
    .some((service) =>
      primaryOf(service).revision.capacityProviderStrategy?.some((item) => item.capacityProvider === name),
    );
}
