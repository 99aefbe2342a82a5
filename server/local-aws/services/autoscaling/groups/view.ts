import type { AutoScalingGroup, AutoScalingInstanceDetails, Instance } from "@aws-sdk/client-auto-scaling";
import type { World } from "../../../world";
import { ec2Tables } from "../../ec2/tables";
import type { GroupInstance, GroupRecord, LaunchSource } from "../records";
import { tagView } from "../tags/tags";

export function groupView(world: World, region: string, group: GroupRecord): AutoScalingGroup {
  const { subnets } = ec2Tables(world, region);
  const zones = group.subnetIds.flatMap((id) => subnets.get(id)?.availabilityZone ?? []);
  return {
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: group.arn,
    ...sourceView(group.source),
    MinSize: group.minSize,
    MaxSize: group.maxSize,
    DesiredCapacity: group.desired,
    DefaultCooldown: group.defaultCooldown,
    AvailabilityZones: [...new Set(zones)],
    VPCZoneIdentifier: group.subnetIds.join(","),
    LoadBalancerNames: [],
    TargetGroupARNs: group.targetGroupArns,
    HealthCheckType: group.healthCheckType,
    HealthCheckGracePeriod: group.healthCheckGracePeriod,
    Instances: group.instances.map(instanceView),
    CreatedTime: group.createdAt,
    SuspendedProcesses: [],
    EnabledMetrics: [],
    Status: group.deleting ? "Delete in progress" : undefined,
    Tags: group.tags.map((tag) => tagView(group.name, tag)),
    TerminationPolicies: group.terminationPolicies,
    NewInstancesProtectedFromScaleIn: group.protectNewInstances,
  };
}

export function instanceView(instance: GroupInstance): Instance {
  return {
    InstanceId: instance.instanceId,
    InstanceType: instance.instanceType,
    AvailabilityZone: instance.availabilityZone,
    LifecycleState: instance.lifecycle,
    HealthStatus: instance.healthy ? "Healthy" : "Unhealthy",
    ProtectedFromScaleIn: instance.protectedFromScaleIn,
    ...sourceView(instance.source),
  };
}

export function detailsView(group: GroupRecord, instance: GroupInstance): AutoScalingInstanceDetails {
  return {
    ...instanceView(instance),
    InstanceId: instance.instanceId,
    AvailabilityZone: instance.availabilityZone,
    ProtectedFromScaleIn: instance.protectedFromScaleIn,
    AutoScalingGroupName: group.name,
    LifecycleState: instance.lifecycle,
    // In capitals here alone.
    HealthStatus: instance.healthy ? "HEALTHY" : "UNHEALTHY",
  };
}

function sourceView(source: LaunchSource): Pick<Instance, "LaunchTemplate" | "LaunchConfigurationName"> {
  if (source.kind === "configuration") return { LaunchConfigurationName: source.name };
  const { id, name, version } = source;
  return { LaunchTemplate: { LaunchTemplateId: id, LaunchTemplateName: name, Version: version } };
}
