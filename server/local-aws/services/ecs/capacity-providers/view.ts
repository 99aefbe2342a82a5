import type { CapacityProvider } from "@aws-sdk/client-ecs";
import { arn } from "../../../protocol/ids";
import type { World } from "../../../world";
import type { CapacityProviderRecord } from "../instances/records";
import { tagsOf } from "../tags/tags";

/** Those that every account has. */
export const FARGATE_PROVIDERS: readonly string[] = ["FARGATE", "FARGATE_SPOT"];

export function capacityProviderArn(region: string, name: string): string {
  return arn("ecs", region, `capacity-provider/${name}`);
}

export function fargateView(region: string, name: string): CapacityProvider {
  return { capacityProviderArn: capacityProviderArn(region, name), name, status: "ACTIVE", tags: [] };
}

export function capacityProviderView(
  world: World,
  region: string,
  record: CapacityProviderRecord,
  withTags: boolean,
): CapacityProvider {
  return {
    capacityProviderArn: record.capacityProviderArn,
    name: record.name,
    status: "ACTIVE",
    autoScalingGroupProvider: record.provider,
    tags: withTags ? tagsOf(world, region, record.capacityProviderArn) : [],
  };
}
