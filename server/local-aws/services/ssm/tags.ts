/** Tags of parameters. */
import type { Tag } from "@aws-sdk/client-ssm";
import { AwsError } from "../../protocol/aws-error";
import { isReservedTagKey } from "../../protocol/on-behalf";
import type { World } from "../../world";
import { validationException } from "./errors";
import type { SsmHandlers } from "./module";
import { type ParameterRecord, parameters } from "./records";

const MAX_TAGS = 50;

/** @throws AwsError ValidationException, TooManyTagsError */
export function mergeTags(before: readonly Tag[], added: readonly Tag[] | undefined): Tag[] {
  const merged = new Map(before.map((tag) => [tag.Key, tag]));
  for (const { Key = "", Value = "" } of added ?? []) {
    if (Key === "" || Key.length > 128) throw validationException("Tag keys must have 1 to 128 characters.");
    if (Value.length > 256) throw validationException("Tag values must have at most 256 characters.");
    if (isReservedTagKey(Key)) throw validationException("Tag keys must not begin with 'aws:'.");
    merged.set(Key, { Key, Value });
  }
  if (merged.size > MAX_TAGS) throw new AwsError("TooManyTagsError", `At most ${MAX_TAGS} tags.`);
  return [...merged.values()];
}

interface Resource {
  ResourceType?: string | undefined;
  ResourceId?: string | undefined;
}

export const tagHandlers: SsmHandlers = {
  AddTagsToResource(input, { world, region }) {
    const parameter = taggable(world, region, input);
    parameters(world, region).put(parameter.name, { ...parameter, tags: mergeTags(parameter.tags, input.Tags) });
    return {};
  },
  RemoveTagsFromResource(input, { world, region }) {
    const parameter = taggable(world, region, input);
    const tags = parameter.tags.filter(({ Key = "" }) => !input.TagKeys?.includes(Key));
    parameters(world, region).put(parameter.name, { ...parameter, tags });
    return {};
  },
  ListTagsForResource(input, { world, region }) {
    return { TagList: taggable(world, region, input).tags };
  },
};

/** @throws AwsError InvalidResourceType, InvalidResourceId */
function taggable(world: World, region: string, { ResourceType, ResourceId = "" }: Resource): ParameterRecord {
  if (ResourceType !== "Parameter") throw new AwsError("InvalidResourceType", `${ResourceType} is not offered here.`);
  const parameter = parameters(world, region).get(ResourceId);
  if (!parameter) throw new AwsError("InvalidResourceId", "The resource ID isn't valid.");
  return parameter;
}
