import { alreadyExists, notOffered, validationError } from "../errors";
import { checkSource, readSource } from "../launch-source";
import type { Verb } from "../module";
import { checkName, groupArn } from "../names";
import { type GroupRecord, groups } from "../records";
import { wakeWorker } from "../scaling/wake";
import { mergeTags } from "../tags/tags";
import { checkHealthCheckType, checkSizes, checkTargetGroups, checkTerminationPolicies, readSubnets } from "./settings";

/** The worker launches its instances. */
export const createAutoScalingGroup: Verb<"CreateAutoScalingGroup"> = (input, { world, region }) => {
  const name = checkName(input.AutoScalingGroupName, "autoScalingGroupName");
  if (input.MixedInstancesPolicy) throw notOffered("A mixed instances policy");
  if (input.LoadBalancerNames?.length) throw notOffered("A Classic load balancer");
  if (groups(world, region).has(name)) {
    throw alreadyExists(`AutoScalingGroup by this name already exists - A group with the name ${name} already exists`);
  }
  const source = readSource(world, region, input);
  if (!source) {
    throw validationError(
      "Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.",
    );
  }
  const minSize = input.MinSize ?? 0;
  const sizes = checkSizes({ minSize, maxSize: input.MaxSize ?? 0, desired: input.DesiredCapacity ?? minSize });
  const subnetIds = readSubnets(world, region, input);
  if (!subnetIds) throw validationError("At least one Availability Zone or VPC Subnet is required.");
  checkSource(world, region, source, subnetIds[0]);
  const group: GroupRecord = {
    name,
    arn: groupArn(region, name),
    createdAt: new Date(world.now()),
    ...sizes,
    source,
    subnetIds,
    defaultCooldown: input.DefaultCooldown ?? 300,
    healthCheckType: checkHealthCheckType(input.HealthCheckType),
    healthCheckGracePeriod: input.HealthCheckGracePeriod ?? 0,
    targetGroupArns: checkTargetGroups(world, region, input.TargetGroupARNs),
    terminationPolicies: checkTerminationPolicies(input.TerminationPolicies),
    protectNewInstances: input.NewInstancesProtectedFromScaleIn ?? false,
    tags: mergeTags([], input.Tags),
    instances: [],
    deleting: false,
  };
  groups(world, region).put(name, group);
  wakeWorker(world);
  return {};
};
