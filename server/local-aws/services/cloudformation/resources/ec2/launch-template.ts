import { isDeepStrictEqual } from "node:util";
import type { RequestLaunchTemplateData } from "@aws-sdk/client-ec2";
import type { Call } from "../../calls";
import { defineType } from "../resource-type";
import { flag, integer, structure, tagList, text, texts } from "../shapes";
import { findMarked, retag, tagged } from "./tags";

const tagSpecification = structure({ ResourceType: text, Tags: tagList });

const data = structure({
  ImageId: text.optional(),
  InstanceType: text.optional(),
  KeyName: text.optional(),
  UserData: text.optional(),
  EbsOptimized: flag.optional(),
  DisableApiTermination: flag.optional(),
  SecurityGroupIds: texts.optional(),
  IamInstanceProfile: structure({ Arn: text.optional(), Name: text.optional() }).optional(),
  Monitoring: structure({ Enabled: flag }).optional(),
  MetadataOptions: structure({
    HttpEndpoint: text.optional(),
    HttpPutResponseHopLimit: integer.optional(),
    HttpTokens: text.optional(),
    InstanceMetadataTags: text.optional(),
  }).optional(),
  CreditSpecification: structure({ CpuCredits: text }).optional(),
  NetworkInterfaces: structure({
    AssociatePublicIpAddress: flag.optional(),
    DeleteOnTermination: flag.optional(),
    Description: text.optional(),
    DeviceIndex: integer.optional(),
    Groups: texts.optional(),
    SubnetId: text.optional(),
  })
    .array()
    .optional(),
  BlockDeviceMappings: structure({
    DeviceName: text,
    Ebs: structure({
      DeleteOnTermination: flag.optional(),
      Encrypted: flag.optional(),
      VolumeSize: integer.optional(),
      VolumeType: text.optional(),
    }).optional(),
  })
    .array()
    .optional(),
  TagSpecifications: tagSpecification.array().optional(),
});

/** Enumerations are checked by the handlers, in EC2's words. */
const asData = (wanted: object) => wanted as RequestLaunchTemplateData;

export const launchTemplate = defineType({
  type: "AWS::EC2::LaunchTemplate",
  schema: structure({
    LaunchTemplateName: text.optional(),
    LaunchTemplateData: data,
    VersionDescription: text.optional(),
    TagSpecifications: tagSpecification.array().optional(),
  }),
  replaces: ["LaunchTemplateName"],
  nameProperty: "LaunchTemplateName",
  attributeNames: ["LaunchTemplateId", "LatestVersionNumber", "DefaultVersionNumber"],

  async create({ call, properties, name, tags }) {
    const own = properties.TagSpecifications?.find((one) => one.ResourceType === "launch-template")?.Tags;
    const { LaunchTemplate } = await call("ec2", "CreateLaunchTemplate", {
      LaunchTemplateName: properties.LaunchTemplateName ?? name(128),
      VersionDescription: properties.VersionDescription,
      LaunchTemplateData: asData(properties.LaunchTemplateData),
      TagSpecifications: tagged("launch-template", tags(own)),
    });
    return LaunchTemplate?.LaunchTemplateId ?? "";
  },

  find: (request) => findMarked(request, "launch-template"),

  /** A new version, unless the latest one says the same already. */
  async update({ call, id, properties, tags }) {
    const versions = { LaunchTemplateId: id, Versions: ["$Latest"] };
    const { LaunchTemplateVersions } = await call("ec2", "DescribeLaunchTemplateVersions", versions);
    const latest = LaunchTemplateVersions?.[0]?.LaunchTemplateData;
    if (!isDeepStrictEqual(defined(latest), defined(properties.LaunchTemplateData))) {
      await call("ec2", "CreateLaunchTemplateVersion", {
        LaunchTemplateId: id,
        VersionDescription: properties.VersionDescription,
        LaunchTemplateData: asData(properties.LaunchTemplateData),
      });
    }
    const own = properties.TagSpecifications?.find((one) => one.ResourceType === "launch-template")?.Tags;
    await retag(call, id, tags(own));
  },

  async attributes({ call, id }) {
    const found = await find(call, id);
    return {
      LaunchTemplateId: id,
      LatestVersionNumber: String(found?.LatestVersionNumber ?? 1),
      DefaultVersionNumber: String(found?.DefaultVersionNumber ?? 1),
    };
  },

  async delete({ call, id }) {
    await call("ec2", "DeleteLaunchTemplate", { LaunchTemplateId: id });
  },

  async read({ call, id }) {
    const found = await find(call, id);
    if (!found) return undefined;
    const versions = { LaunchTemplateId: id, Versions: ["$Latest"] };
    const { LaunchTemplateVersions } = await call("ec2", "DescribeLaunchTemplateVersions", versions);
    return {
      LaunchTemplateName: found.LaunchTemplateName,
      LaunchTemplateData: LaunchTemplateVersions?.[0]?.LaunchTemplateData,
    };
  },
});

async function find(call: Call, id: string) {
  const { LaunchTemplates } = await call("ec2", "DescribeLaunchTemplates", { LaunchTemplateIds: [id] });
  return LaunchTemplates?.[0];
}

/** Without members that are undefined, all the way down. */
const defined = (value: unknown): unknown => (value === undefined ? {} : JSON.parse(JSON.stringify(value)));
