import { clusterArn } from "../arns";
import { invalidParameter } from "../errors";
import type { EcsOperation } from "../module";
import { type ClusterRecord, clusters } from "../records";
import { addTags, checkTags } from "../tags/tags";
import { clusterView } from "./view";

const PROVIDERS: readonly string[] = ["FARGATE", "FARGATE_SPOT"];

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
  const strategy = input.defaultCapacityProviderStrategy ?? [];
  for (const name of [...(input.capacityProviders ?? []), ...strategy.map((item) => item.capacityProvider ?? "")]) {
    if (PROVIDERS.includes(name)) continue;
    throw invalidParameter(
      `The specified capacity provider '${name}' was not found. Specify a valid name or ARN and try again.`,
    );
  }
  const cluster: ClusterRecord = {
    clusterArn: clusterArn(region, clusterName),
    clusterName,
    status: "ACTIVE",
    settings: input.settings ?? [{ name: "containerInsights", value: "disabled" }],
    configuration: input.configuration,
    capacityProviders: input.capacityProviders ?? [],
    defaultCapacityProviderStrategy: strategy,
    serviceConnectDefaults: input.serviceConnectDefaults,
  };
  clusters(world, region).put(clusterName, cluster);
  addTags(world, region, cluster.clusterArn, input.tags);
  return { cluster: clusterView(world, region, cluster, ["TAGS", "SETTINGS"]) };
};
