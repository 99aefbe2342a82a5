import { AwsError } from "../../../protocol/aws-error";
import { hex } from "../../../protocol/ids";
import { missingParameter } from "../errors";
import { applyFilters, type Fields } from "../listing/filters";
import { ec2Page } from "../listing/paging";
import type { Ec2Handlers } from "../module";
import { ec2Tables } from "../tables";
import { addTags, specifiedTags, tagsOf } from "../tags/tags";
import { checkData } from "./data";
import { requireTemplate, requireVersion } from "./find";
import type { LaunchTemplate } from "./records";
import { versionHandlers } from "./versions";
import { templateView } from "./view";

const FIELDS: Fields<LaunchTemplate> = {
  "launch-template-name": (template) => [template.name],
  "create-time": (template) => [template.createdAt.toISOString()],
};

export const launchTemplateHandlers: Ec2Handlers = {
  ...versionHandlers,

  CreateLaunchTemplate(input, { region, world }) {
    const tables = ec2Tables(world, region);
    const name = checkName(input.LaunchTemplateName);
    const data = checkData(input.LaunchTemplateData);
    if (tables.launchTemplates.values().some((other) => other.name === name)) {
      throw new AwsError("InvalidLaunchTemplateName.AlreadyExistsException", "Launch template name already in use.");
    }
    const tags = specifiedTags(input.TagSpecifications, "launch-template");
    const createdAt = new Date(world.now());
    const template: LaunchTemplate = {
      id: `lt-${hex(17)}`,
      name,
      createdAt,
      defaultVersion: 1,
      latestVersion: 1,
      versions: [{ number: 1, description: input.VersionDescription, createdAt, data }],
    };
    tables.launchTemplates.put(template.id, template);
    addTags(tables, template.id, tags);
    return { LaunchTemplate: templateView(tables, template) };
  },

  DescribeLaunchTemplates(input, { region, world }) {
    const tables = ec2Tables(world, region);
    const { LaunchTemplateIds: ids = [], LaunchTemplateNames: names = [] } = input;
    const named = [
      ...ids.map((id) => requireTemplate(tables, id, undefined)),
      ...names.map((name) => requireTemplate(tables, undefined, name)),
    ];
    const wanted = named.length > 0 ? [...new Set(named)] : tables.launchTemplates.values();
    const found = applyFilters(wanted, input.Filters, FIELDS, (template) => tagsOf(tables, template.id));
    const { items, next } = ec2Page(found, (template) => template.id, input);
    return { LaunchTemplates: items.map((template) => templateView(tables, template)), NextToken: next };
  },

  /** Which version is the default one. */
  ModifyLaunchTemplate(input, { region, world }) {
    const tables = ec2Tables(world, region);
    const template = requireTemplate(tables, input.LaunchTemplateId, input.LaunchTemplateName);
    if (input.DefaultVersion === undefined) throw missingParameter("SetDefaultVersion");
    const { number } = requireVersion(template, input.DefaultVersion);
    const changed = { ...template, defaultVersion: number };
    tables.launchTemplates.put(template.id, changed);
    return { LaunchTemplate: templateView(tables, changed) };
  },

  DeleteLaunchTemplate(input, { region, world }) {
    const tables = ec2Tables(world, region);
    const template = requireTemplate(tables, input.LaunchTemplateId, input.LaunchTemplateName);
    const gone = templateView(tables, template);
    tables.launchTemplates.delete(template.id);
    tables.tags.delete(template.id);
    return { LaunchTemplate: gone };
  },
};

function checkName(name: string | undefined): string {
  if (name === undefined) throw missingParameter("LaunchTemplateName");
  if (/^[a-zA-Z0-9().\-/_]{3,128}$/.test(name)) return name;
  throw new AwsError(
    "InvalidLaunchTemplateName.MalformedException",
    "A launch template name must be between 3 and 128 characters, and may contain letters, numbers, and the following characters: - ( ) . / _.",
  );
}
