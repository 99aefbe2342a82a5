/** Managed scaling, upwards: a group gets more instances when tasks find no room ("Amazon ECS cluster auto scaling"). */
import type { World } from "../../../world";
import { findGroupByArn, growGroup } from "../../autoscaling/for-ecs";
import { capacityProviders, containerInstances } from "../instances/records";

/** Nothing while instances are still on their way. Groups are not made smaller again: that takes AWS a quarter of an hour. */
export function askForCapacity(world: World, region: string, name: string | undefined): void {
  const provider = name === undefined ? undefined : capacityProviders(world, region).get(name)?.provider;
  if (provider?.managedScaling?.status !== "ENABLED") return;
  const group = findGroupByArn(world, region, provider.autoScalingGroupArn);
  if (!group) return;
  const joined = new Set(
    containerInstances(world, region)
      .values()
      .filter(({ status }) => status === "ACTIVE")
      .map(({ ec2InstanceId }) => ec2InstanceId),
  );
  const ready = group.instances.filter(({ instanceId }) => joined.has(instanceId)).length;
  if (ready >= group.desired) growGroup(world, region, group, provider.managedScaling.minimumScalingStepSize ?? 1);
}
