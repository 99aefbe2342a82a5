/** Tags of groups, which their instances may get too. */
import type { Tag, TagDescription } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../../protocol/aws-error";
import { isReservedTagKey } from "../../../protocol/on-behalf";
import { validationError } from "../errors";
import type { GroupTag } from "../records";

const MAX_TAGS = 50;

/** @throws AwsError ValidationError, LimitExceeded */
export function mergeTags(before: readonly GroupTag[], added: readonly Tag[] | undefined): GroupTag[] {
  const merged = new Map(before.map((tag) => [tag.key, tag]));
  for (const { Key: key = "", Value: value = "", PropagateAtLaunch } of added ?? []) {
    if (key === "" || key.length > 128) throw validationError("Tag keys must have 1 to 128 characters.");
    if (value.length > 256) throw validationError("Tag values must have at most 256 characters.");
    if (isReservedTagKey(key)) throw validationError("Tag keys must not begin with 'aws:'.");
    merged.set(key, { key, value, propagate: PropagateAtLaunch ?? false });
  }
  if (merged.size > MAX_TAGS) throw new AwsError("LimitExceededFault", `A group can have at most ${MAX_TAGS} tags.`);
  return [...merged.values()];
}

export function tagView(group: string, { key, value, propagate }: GroupTag): TagDescription {
  return {
    ResourceId: group,
    ResourceType: "auto-scaling-group",
    Key: key,
    Value: value,
    PropagateAtLaunch: propagate,
  };
}
