import { clusterArn } from "../arns";
import { providerNames } from "../capacity-providers/find";
import { invalidParameter } from "../errors";
import type { EcsOperation } from "../module";
import { type ClusterRecord, clusters } from "../records";
import { addTags, checkTags } from "../tags/tags";
import { clusterView } from "./view";

/** A cluster of that name that is there already is the answer; an inactive one comes back to life. */
export const createCluster: EcsOperation<"CreateCluster"> = (input, { world, region }) => {
  const clusterName = input.clusterName ?? "default";
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(clusterName)) {
    throw invalidParameter(
      "Invalid cluster name: up to 255 letters (uppercase and lowercase), numbers, underscores, and hyphens are allowed.",
    );
  }
  const existing = clusters(world, region).get(clusterName);
  if (existing?.status === "ACTIVE") return { cluster: clusterView(world, region, existing, ["TAGS", "SETTINGS"]) };
  checkTags(input.tags);
  const strategy = (input.defaultCapacityProviderStrategy ?? []).map((item) => {
    const [capacityProvider = ""] = providerNames(world, region, [item.capacityProvider ?? ""]);
    return { ...item, capacityProvider };
  });
  const names = providerNames(world, region, input.capacityProviders ?? []);
  const cluster: ClusterRecord = {
    clusterArn: clusterArn(region, clusterName),
    clusterName,
    status: "ACTIVE",
    settings: input.settings ?? [{ name: "containerInsights", value: "disabled" }],
    configuration: input.configuration,
    capacityProviders: names,
    defaultCapacityProviderStrategy: strategy,
    serviceConnectDefaults: input.serviceConnectDefaults,
  };
  clusters(world, region).put(clusterName, cluster);
  addTags(world, region, cluster.clusterArn, input.tags);
  return { cluster: clusterView(world, region, cluster, ["TAGS", "SETTINGS"]) };
};
