import "server-only";
import {
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  DescribeLaunchTemplatesCommand,
  DescribeLaunchTemplateVersionsCommand,
  type ResponseLaunchTemplateData,
} from "@aws-sdk/client-ec2";
import { METADATA_OPTIONS } from "@/lib/domain/provisioning/wanted-capacity";
import { call } from "../call";
import { given, orNull, type Tags, tagsFrom, upperTags } from "./or-null";

export interface LaunchTemplateInfo {
  id: string;
  tags: Tags;
  /** As its newest version has it. */
  newest: Partial<InstanceSettings>;
}

/** How an instance is started. */
export interface InstanceSettings {
  instanceType: string;
  /** `resolve:ssm:/aws/service/…`: looked up whenever an instance starts. */
  imageId: string;
  instanceProfileArn: string;
  securityGroupId: string;
  /** Shell; encoded here. */
  userData: string;
}

export async function findLaunchTemplate(name: string): Promise<LaunchTemplateInfo | null> {
  const answer = await orNull(call(new DescribeLaunchTemplatesCommand({ LaunchTemplateNames: [name] })));
  const found = answer?.LaunchTemplates?.[0];
  if (found === undefined) return null;
  const id = given(found.LaunchTemplateId, "launch template id");
  const command = new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId: id, Versions: ["$Latest"] });
  const { LaunchTemplateVersions } = await call(command);
  return { id, tags: tagsFrom(found.Tags), newest: settingsFrom(LaunchTemplateVersions?.[0]?.LaunchTemplateData) };
}

export async function createLaunchTemplate(name: string, wanted: InstanceSettings, tags: Tags): Promise<string> {
  const answer = await call(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: name,
      TagSpecifications: [{ ResourceType: "launch-template", Tags: upperTags(tags) }],
      LaunchTemplateData: dataOf(wanted, tags),
    }),
  );
  return given(answer.LaunchTemplate?.LaunchTemplateId, "launch template id");
}

/** A further version; those before stay, and so do the instances that were started by them. Answers its number. */
export async function addTemplateVersion(
  id: string,
  wanted: InstanceSettings,
  tags: Tags,
): Promise<number | undefined> {
  const command = new CreateLaunchTemplateVersionCommand({
    LaunchTemplateId: id,
    LaunchTemplateData: dataOf(wanted, tags),
  });
  return (await call(command)).LaunchTemplateVersion?.VersionNumber;
}

const dataOf = (wanted: InstanceSettings, tags: Tags) => ({
  ImageId: wanted.imageId,
  InstanceType: wanted.instanceType as never,
  IamInstanceProfile: { Arn: wanted.instanceProfileArn },
  SecurityGroupIds: [wanted.securityGroupId],
  UserData: Buffer.from(wanted.userData).toString("base64"),
  MetadataOptions: METADATA_OPTIONS,
  TagSpecifications: [{ ResourceType: "instance" as const, Tags: upperTags(tags) }],
});

const settingsFrom = (data: ResponseLaunchTemplateData = {}): Partial<InstanceSettings> => ({
  instanceType: data.InstanceType,
  imageId: data.ImageId,
  instanceProfileArn: data.IamInstanceProfile?.Arn,
  securityGroupId: data.SecurityGroupIds?.join(", "),
  userData: data.UserData && Buffer.from(data.UserData, "base64").toString(),
});
