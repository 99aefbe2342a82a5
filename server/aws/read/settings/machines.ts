import "server-only";
import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeLaunchTemplateVersionsCommand } from "@aws-sdk/client-ec2";
import { DescribeCapacityProvidersCommand } from "@aws-sdk/client-ecs";
import type { MachineSettings } from "@/lib/domain/provisioning/from-environment/existing";
import { call } from "../../call";

/** The machines behind a capacity provider: three calls. Null for one without an Auto Scaling group and launch template. */
export async function getMachines(provider: string): Promise<MachineSettings | null> {
  const { capacityProviders } = await call(new DescribeCapacityProvidersCommand({ capacityProviders: [provider] }));
  const arn = capacityProviders?.[0]?.autoScalingGroupProvider?.autoScalingGroupArn;
  const name = arn?.split("autoScalingGroupName/")[1];
  if (name === undefined) return null;
  const { AutoScalingGroups } = await call(new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }));
  const group = AutoScalingGroups?.[0];
  const { LaunchTemplateId, Version = "$Default" } = group?.LaunchTemplate ?? {};
  if (group === undefined || LaunchTemplateId === undefined) return null;
  const versions = new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId, Versions: [Version] });
  const instanceType = (await call(versions)).LaunchTemplateVersions?.[0]?.LaunchTemplateData?.InstanceType;
  return instanceType === undefined ? null : { instanceType, count: group.DesiredCapacity ?? 1 };
}
