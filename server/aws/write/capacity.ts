import "server-only";
import {
  CreateCapacityProviderCommand,
  DescribeCapacityProvidersCommand,
  DescribeClustersCommand,
  PutClusterCapacityProvidersCommand,
} from "@aws-sdk/client-ecs";
import { call } from "../call";
import { given, type Tags } from "./or-null";

export interface CapacityProviderInfo {
  arn: string;
  autoScalingGroupArn?: string;
  tags: Tags;
}

export async function findCapacityProvider(name: string): Promise<CapacityProviderInfo | null> {
  const command = new DescribeCapacityProvidersCommand({ capacityProviders: [name], include: ["TAGS"] });
  const found = (await call(command)).capacityProviders?.find(({ status }) => status === "ACTIVE");
  if (found === undefined) return null;
  return {
    arn: given(found.capacityProviderArn, "capacity provider ARN"),
    autoScalingGroupArn: found.autoScalingGroupProvider?.autoScalingGroupArn,
    tags: Object.fromEntries((found.tags ?? []).map(({ key = "", value = "" }) => [key, value])),
  };
}

/** The group's instances as a cluster's capacity. Their number stays as it was asked for: ECS does not scale them. */
export async function createCapacityProvider(
  name: string,
  autoScalingGroupArn: string,
  tags: { key: string; value: string }[],
): Promise<string> {
  const autoScalingGroupProvider = {
    autoScalingGroupArn,
    managedScaling: { status: "DISABLED" as const },
    managedTerminationProtection: "DISABLED" as const,
  };
  const answer = await call(new CreateCapacityProviderCommand({ name, autoScalingGroupProvider, tags }));
  return given(answer.capacityProvider?.capacityProviderArn, "capacity provider ARN");
}

/** Adds a capacity provider to those that a cluster has; its default strategy stays. Nothing when it has it. */
export async function offerCapacity(clusterArn: string, name: string): Promise<void> {
  const [cluster] = (await call(new DescribeClustersCommand({ clusters: [clusterArn] }))).clusters ?? [];
  const known = cluster?.capacityProviders ?? [];
  if (known.includes(name)) return;
  const command = new PutClusterCapacityProvidersCommand({
    cluster: clusterArn,
    capacityProviders: [...known, name],
    defaultCapacityProviderStrategy: cluster?.defaultCapacityProviderStrategy ?? [],
  });
  await call(command, { idempotent: true });
}
