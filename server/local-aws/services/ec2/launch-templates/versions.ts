import { AwsError } from "../../../protocol/aws-error";
import { ec2Page } from "../listing/paging";
import type { Ec2Handlers } from "../module";
import { ec2Tables } from "../tables";
import { checkData } from "./data";
import { requireTemplate, requireVersion } from "./find";
import { versionView } from "./view";

export const versionHandlers: Ec2Handlers = {
  /** What the request does not name is as in `SourceVersion`, if that is given. */
  CreateLaunchTemplateVersion(input, { region, world }) {
    const tables = ec2Tables(world, region);
    const template = requireTemplate(tables, input.LaunchTemplateId, input.LaunchTemplateName);
    const source = input.SourceVersion === undefined ? {} : requireVersion(template, input.SourceVersion).data;
    const version = {
      number: template.latestVersion + 1,
      description: input.VersionDescription,
      createdAt: new Date(world.now()),
      data: checkData({ ...source, ...input.LaunchTemplateData }),
    };
    const changed = { ...template, latestVersion: version.number, versions: [...template.versions, version] };
    tables.launchTemplates.put(template.id, changed);
    return { LaunchTemplateVersion: versionView(changed, version) };
  },

  DescribeLaunchTemplateVersions(input, { region, world }) {
    const tables = ec2Tables(world, region);
    const template = requireTemplate(tables, input.LaunchTemplateId, input.LaunchTemplateName);
    const found = input.Versions?.length
      ? [...new Set(input.Versions.map((reference) => requireVersion(template, reference)))]
      : template.versions.toReversed();
    const { items, next } = ec2Page(found, ({ number }) => String(number), input);
    return { LaunchTemplateVersions: items.map((version) => versionView(template, version)), NextToken: next };
  },

  /** Each on its own; the default version stays. */
  DeleteLaunchTemplateVersions(input, { region, world }) {
    const tables = ec2Tables(world, region);
    const template = requireTemplate(tables, input.LaunchTemplateId, input.LaunchTemplateName);
    const outcomes = (input.Versions ?? []).map((reference) => ({ reference, number: deletable(reference) }));
    const gone = new Set(outcomes.map(({ number }) => number));
    const versions = template.versions.filter(({ number }) => !gone.has(number));
    tables.launchTemplates.put(template.id, { ...template, versions });
    const named = { LaunchTemplateId: template.id, LaunchTemplateName: template.name };
    return {
      SuccessfullyDeletedLaunchTemplateVersions: outcomes
        .filter(({ number }) => number !== undefined)
        .map(({ number }) => ({ ...named, VersionNumber: number })),
      UnsuccessfullyDeletedLaunchTemplateVersions: outcomes
        .filter(({ number }) => number === undefined)
        .map(({ reference }) => ({
          ...named,
          VersionNumber: Number(reference) || 0,
          ResponseError: { Code: "unexpectedError" as const, Message: `Cannot delete version ${reference}.` },
        })),
    };

    function deletable(reference: string): number | undefined {
      try {
        const { number } = requireVersion(template, reference);
        return number === template.defaultVersion ? undefined : number;
      } catch (error) {
        if (error instanceof AwsError) return undefined;
        throw error;
      }
    }
  },
};
