import type { Tag, TagDescription } from "@aws-sdk/client-auto-scaling";
import type { World } from "../../../world";
import { validationError } from "../errors";
import { requireGroup } from "../groups/find";
import type { AutoScalingHandlers } from "../module";
import { listPage } from "../paging";
import { type GroupRecord, groups } from "../records";
import { mergeTags, tagView } from "./tags";

export const tagHandlers: AutoScalingHandlers = {
  /** Each tag names its group. Instances that run keep what they have. */
  CreateOrUpdateTags({ Tags = [] }, { world, region }) {
    for (const tag of Tags) mergeTags(groupOf(world, region, tag).tags, [tag]);
    for (const tag of Tags) {
      const group = groupOf(world, region, tag);
      groups(world, region).put(group.name, { ...group, tags: mergeTags(group.tags, [tag]) });
    }
    return {};
  },

  DeleteTags({ Tags = [] }, { world, region }) {
    for (const tag of Tags) groupOf(world, region, tag);
    for (const tag of Tags) {
      const group = groupOf(world, region, tag);
      groups(world, region).put(group.name, { ...group, tags: group.tags.filter(({ key }) => key !== tag.Key) });
    }
    return {};
  },

  DescribeTags(input, { world, region }) {
    const tests = (input.Filters ?? []).map(({ Name = "", Values = [] }) => {
      const read = FIELDS[Name];
      if (!read) throw validationError(`Filter type ${Name} is not correct.`);
      return (tag: TagDescription) => Values.includes(read(tag) ?? "");
    });
    const found = groups(world, region)
      .values()
      .flatMap((group) => group.tags.map((tag) => tagView(group.name, tag)))
      .filter((tag) => tests.every((test) => test(tag)));
    const { items, next } = listPage(found, (tag) => `${tag.ResourceId}/${tag.Key}`, input);
    return { Tags: items, NextToken: next };
  },
};

const FIELDS: Readonly<Record<string, ((tag: TagDescription) => string | undefined) | undefined>> = {
  "auto-scaling-group": (tag) => tag.ResourceId,
  key: (tag) => tag.Key,
  value: (tag) => tag.Value,
  "propagate-at-launch": (tag) => String(tag.PropagateAtLaunch),
};

function groupOf(world: World, region: string, tag: Tag): GroupRecord {
  if (tag.ResourceType !== undefined && tag.ResourceType !== "auto-scaling-group") {
    throw validationError(`Invalid resource type: ${tag.ResourceType}.`);
  }
  return requireGroup(world, region, tag.ResourceId);
}
