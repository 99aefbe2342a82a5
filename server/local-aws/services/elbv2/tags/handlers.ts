import { validationError } from "../errors";
import type { Elbv2Handlers } from "../module";
import { assertResource } from "./find-resource";
import { addTags, assertTags, removeTags, tagsOf } from "./tags";

// "You can specify up to 20 resources in a single call" (API reference, DescribeTags).
const MOST_RESOURCES = 20;

export const tagHandlers: Elbv2Handlers = {
  AddTags({ ResourceArns, Tags }, { world, region }) {
    const arns = resources(ResourceArns);
    assertTags(Tags);
    for (const arn of arns) assertResource(world, region, arn);
    for (const arn of arns) addTags(world, region, arn, Tags ?? []);
    return {};
  },

  RemoveTags({ ResourceArns, TagKeys }, { world, region }) {
    const arns = resources(ResourceArns);
    for (const arn of arns) assertResource(world, region, arn);
    for (const arn of arns) removeTags(world, region, arn, TagKeys ?? []);
    return {};
  },

  DescribeTags({ ResourceArns }, { world, region }) {
    const arns = resources(ResourceArns);
    for (const arn of arns) assertResource(world, region, arn);
    return { TagDescriptions: arns.map((arn) => ({ ResourceArn: arn, Tags: tagsOf(world, region, arn) })) };
  },
};

function resources(arns: readonly string[] | undefined): readonly string[] {
  if (!arns || arns.length === 0) throw validationError("At least one resource ARN must be specified");
  if (arns.length > MOST_RESOURCES) {
    throw validationError(`The maximum number of resource ARNs per request is ${MOST_RESOURCES}`);
  }
  return arns;
}
