import { notOffered } from "../errors";
import { checkSource, readSource } from "../launch-source";
import type { Verb } from "../module";
import { groups } from "../records";
import { wakeWorker } from "../scaling/wake";
import { requireGroup } from "./find";
import { checkHealthCheckType, checkSizes, checkTerminationPolicies, readSubnets } from "./settings";

/** Instances that run stay as they are; a desired capacity that no longer lies between the bounds is brought there. */
export const updateAutoScalingGroup: Verb<"UpdateAutoScalingGroup"> = (input, { world, region }) => {
  const group = requireGroup(world, region, input.AutoScalingGroupName);
  if (input.MixedInstancesPolicy) throw notOffered("A mixed instances policy");
  const source = readSource(world, region, input) ?? group.source;
  const subnetIds = readSubnets(world, region, input) ?? group.subnetIds;
  const minSize = input.MinSize ?? group.minSize;
  const maxSize = input.MaxSize ?? group.maxSize;
  const desired = input.DesiredCapacity ?? Math.max(minSize, Math.min(maxSize, group.desired));
  const sizes = checkSizes({ minSize, maxSize, desired });
  if (source !== group.source || subnetIds !== group.subnetIds) checkSource(world, region, source, subnetIds[0]);
  groups(world, region).put(group.name, {
    ...group,
    ...sizes,
    source,
    subnetIds,
    defaultCooldown: input.DefaultCooldown ?? group.defaultCooldown,
    healthCheckType: checkHealthCheckType(input.HealthCheckType ?? group.healthCheckType),
    healthCheckGracePeriod: input.HealthCheckGracePeriod ?? group.healthCheckGracePeriod,
    terminationPolicies: checkTerminationPolicies(input.TerminationPolicies ?? group.terminationPolicies),
    protectNewInstances: input.NewInstancesProtectedFromScaleIn ?? group.protectNewInstances,
    retryAt: undefined,
  });
  wakeWorker(world);
  return {};
};
