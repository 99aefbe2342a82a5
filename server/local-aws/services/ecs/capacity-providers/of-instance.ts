/** Whose capacity an instance is: that of the provider with the group that launched it. */
import type { World } from "../../../world";
import { groupOfInstance } from "../../autoscaling/for-ecs";
import { type CapacityProviderRecord, capacityProviders } from "../instances/records";

export function providerOf(world: World, region: string, instanceId: string): CapacityProviderRecord | undefined {
  const group = groupOfInstance(world, region, instanceId);
  if (!group) return undefined;
  return capacityProviders(world, region)
    .values()
    .find(({ provider }) => provider.autoScalingGroupArn === group.arn);
}

export function providerNameOf(world: World, region: string, instanceId: string): string | undefined {
  return providerOf(world, region, instanceId)?.name;
}
