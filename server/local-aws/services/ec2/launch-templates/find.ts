import { AwsError } from "../../../protocol/aws-error";
import { invalidValue, missingParameter } from "../errors";
import type { Ec2Tables } from "../tables";
import type { LaunchTemplate, LaunchTemplateVersion } from "./records";

/** By id or, instead, by name. @throws AwsError InvalidLaunchTemplateId.NotFound, InvalidLaunchTemplateName.NotFoundException */
export function requireTemplate(tables: Ec2Tables, id: string | undefined, name: string | undefined): LaunchTemplate {
  if (id !== undefined && name !== undefined) {
    throw new AwsError(
      "InvalidParameterCombination",
      "The parameters launchTemplateId and launchTemplateName can't be used together.",
    );
  }
  if (id !== undefined) {
    const found = tables.launchTemplates.get(id);
    if (found) return found;
    throw new AwsError(
      "InvalidLaunchTemplateId.NotFound",
      `The specified launch template, with template ID ${id}, does not exist.`,
    );
  }
  if (name === undefined) throw missingParameter("launchTemplateId");
  const found = tables.launchTemplates.values().find((template) => template.name === name);
  if (found) return found;
  throw new AwsError(
    "InvalidLaunchTemplateName.NotFoundException",
    `The specified launch template, with template name ${name}, does not exist.`,
  );
}

/** A number, `$Latest` or `$Default`. @throws AwsError InvalidLaunchTemplateId.VersionNotFound */
export function requireVersion(template: LaunchTemplate, reference: string): LaunchTemplateVersion {
  const number = numberOf(template, reference);
  const found = template.versions.find((version) => version.number === number);
  if (found) return found;
  throw new AwsError(
    "InvalidLaunchTemplateId.VersionNotFound",
    `Could not find the specified version ${reference} for the launch template with ID ${template.id}.`,
  );
}

function numberOf(template: LaunchTemplate, reference: string): number {
  if (reference === "$Latest") return template.versions.at(-1)?.number ?? 0;
  if (reference === "$Default") return template.defaultVersion;
  if (/^\d{1,9}$/.test(reference)) return Number(reference);
  throw invalidValue(`Invalid value '${reference}' for version. Must be a version number, '$Latest' or '$Default'.`);
}
