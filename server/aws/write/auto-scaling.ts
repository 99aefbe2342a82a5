import "server-only";
import { CreateAutoScalingGroupCommand, DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { CreateLaunchTemplateCommand, DescribeLaunchTemplatesCommand } from "@aws-sdk/client-ec2";
import { call } from "../call";
import { given, orNull, type Tags, unlessThere, upperTags } from "./or-null";

export interface LaunchTemplateInfo {
  id: string;
  tags: Tags;
}

export interface WantedTemplate {
  name: string;
  instanceType: string;
  /** `resolve:ssm:/aws/service/…`: looked up whenever an instance starts. */
  imageId: string;
  instanceProfileArn: string;
  securityGroupId: string;
  /** Shell; encoded here. */
  userData: string;
}

export interface AutoScalingGroupInfo {
  arn: string;
  tags: Tags;
  desired: number;
}

export async function findLaunchTemplate(name: string): Promise<LaunchTemplateInfo | null> {
  const answer = await orNull(call(new DescribeLaunchTemplatesCommand({ LaunchTemplateNames: [name] })));
  const found = answer?.LaunchTemplates?.[0];
  return found === undefined
    ? null
    : { id: given(found.LaunchTemplateId, "launch template id"), tags: tagsFrom(found.Tags) };
}

export async function createLaunchTemplate(wanted: WantedTemplate, tags: Tags): Promise<string> {
  const answer = await call(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: wanted.name,
      TagSpecifications: [{ ResourceType: "launch-template", Tags: upperTags(tags) }],
      LaunchTemplateData: {
        ImageId: wanted.imageId,
        InstanceType: wanted.instanceType as never,
        IamInstanceProfile: { Arn: wanted.instanceProfileArn },
        SecurityGroupIds: [wanted.securityGroupId],
        UserData: Buffer.from(wanted.userData).toString("base64"),
        // Sessions with tokens only: nothing in a container reads the instance's credentials by a plain GET.
        MetadataOptions: { HttpTokens: "required" },
        TagSpecifications: [{ ResourceType: "instance", Tags: upperTags(tags) }],
      },
    }),
  );
  return given(answer.LaunchTemplate?.LaunchTemplateId, "launch template id");
}

export async function findAutoScalingGroup(name: string): Promise<AutoScalingGroupInfo | null> {
  const answer = await call(new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }));
  const found = answer.AutoScalingGroups?.[0];
  if (found === undefined) return null;
  return {
    arn: given(found.AutoScalingGroupARN, "Auto Scaling group ARN"),
    tags: tagsFrom(found.Tags),
    desired: found.DesiredCapacity ?? 0,
  };
}

/** As many instances as wanted, at all times. That it is there already is fine. */
export async function createAutoScalingGroup(
  wanted: { name: string; launchTemplateId: string; subnetIds: string[]; count: number },
  tags: Tags,
): Promise<void> {
  const { name, launchTemplateId, subnetIds, count } = wanted;
  const command = new CreateAutoScalingGroupCommand({
    AutoScalingGroupName: name,
    LaunchTemplate: { LaunchTemplateId: launchTemplateId, Version: "$Latest" },
    VPCZoneIdentifier: subnetIds.join(","),
    MinSize: 0,
    MaxSize: count,
    DesiredCapacity: count,
    Tags: upperTags(tags).map((tag) => ({ ...tag, PropagateAtLaunch: true })),
  });
  await unlessThere(call(command));
}

const tagsFrom = (tags: { Key?: string; Value?: string }[] = []): Tags =>
  Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
