import "server-only";
import { CreateAutoScalingGroupCommand, DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { call } from "../call";
import { given, type Tags, tagsFrom, unlessThere, upperTags } from "./or-null";

export interface AutoScalingGroupInfo {
  arn: string;
  tags: Tags;
  desired: number;
  least: number;
  most: number;
  launchTemplateId?: string;
  /** `$Latest`, or a number. */
  templateVersion?: string;
}

export async function findAutoScalingGroup(name: string): Promise<AutoScalingGroupInfo | null> {
  const answer = await call(new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }));
  const found = answer.AutoScalingGroups?.[0];
  if (found === undefined) return null;
  return {
    arn: given(found.AutoScalingGroupARN, "Auto Scaling group ARN"),
    tags: tagsFrom(found.Tags),
    desired: found.DesiredCapacity ?? 0,
    least: found.MinSize ?? 0,
    most: found.MaxSize ?? 0,
    launchTemplateId: found.LaunchTemplate?.LaunchTemplateId,
    templateVersion: found.LaunchTemplate?.Version,
  };
}

/** The group follows its template: what starts from then on starts by the newest version. */
export const LATEST = "$Latest";

/** As many instances as wanted, at all times. That it is there already is fine. */
export async function createAutoScalingGroup(
  wanted: {
    name: string;
    launchTemplateId: string;
    subnetIds: string[];
    count: number;
    minSize: number;
    maxSize: number;
  },
  tags: Tags,
): Promise<void> {
  const { name, launchTemplateId, subnetIds, count, minSize, maxSize } = wanted;
  const command = new CreateAutoScalingGroupCommand({
    AutoScalingGroupName: name,
    LaunchTemplate: { LaunchTemplateId: launchTemplateId, Version: LATEST },
    VPCZoneIdentifier: subnetIds.join(","),
    MinSize: minSize,
    MaxSize: maxSize,
    DesiredCapacity: count,
    Tags: upperTags(tags).map((tag) => ({ ...tag, PropagateAtLaunch: true })),
  });
  await unlessThere(call(command));
}
