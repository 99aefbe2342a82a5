/** Tags of log groups, which are the only tagged resources here. */
import type { World } from "../../../world";
import { groupNameOf } from "../arns";
import { groupNotFound } from "../errors";
import type { LogsHandlers } from "../module";
import { groups, type LogGroupRecord } from "../records";
import { checkTags } from "./check";

function groupByArn(world: World, region: string, arn: string | undefined): LogGroupRecord {
  const found = arn?.startsWith("arn:") ? groups(world, region).get(groupNameOf(arn)) : undefined;
  if (!found) throw groupNotFound();
  return found;
}

export const tagHandlers: LogsHandlers = {
  TagResource({ resourceArn, tags }, { world, region }) {
    const group = groupByArn(world, region, resourceArn);
    groups(world, region).put(group.name, { ...group, tags: checkTags({ ...group.tags, ...tags }) });
    return {};
  },
  UntagResource({ resourceArn, tagKeys = [] }, { world, region }) {
    const group = groupByArn(world, region, resourceArn);
    const kept = Object.entries(group.tags).filter(([key]) => !tagKeys.includes(key));
    groups(world, region).put(group.name, { ...group, tags: Object.fromEntries(kept) });
    return {};
  },
  ListTagsForResource({ resourceArn }, { world, region }) {
    return { tags: groupByArn(world, region, resourceArn).tags };
  },
};
