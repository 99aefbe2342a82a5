import type { LaunchTemplate as WireTemplate, LaunchTemplateVersion as WireVersion } from "@aws-sdk/client-ec2";
import type { Ec2Tables } from "../tables";
import { tagList } from "../tags/tags";
import type { LaunchTemplate, LaunchTemplateVersion } from "./records";

const ROOT = "arn:aws:iam::000000000000:root";

export function templateView(tables: Ec2Tables, template: LaunchTemplate): WireTemplate {
  return {
    LaunchTemplateId: template.id,
    LaunchTemplateName: template.name,
    CreateTime: template.createdAt,
    CreatedBy: ROOT,
    DefaultVersionNumber: template.defaultVersion,
    LatestVersionNumber: template.versions.at(-1)?.number,
    Tags: tagList(tables, template.id),
  };
}

export function versionView(template: LaunchTemplate, version: LaunchTemplateVersion): WireVersion {
  return {
    LaunchTemplateId: template.id,
    LaunchTemplateName: template.name,
    VersionNumber: version.number,
    VersionDescription: version.description,
    CreateTime: version.createdAt,
    CreatedBy: ROOT,
    DefaultVersion: version.number === template.defaultVersion,
    // What was asked for is what is answered, but for members that only one of the two has and that are not offered.
    LaunchTemplateData: version.data as WireVersion["LaunchTemplateData"],
  };
}
