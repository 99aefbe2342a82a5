/** Tags of any resource of Elastic Load Balancing, kept by its ARN. */
import type { Tag } from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError } from "../../../protocol/aws-error";
import { isReservedTagKey } from "../../../protocol/on-behalf";
import type { World } from "../../../world";
import { validationError } from "../errors";
import { tags } from "../records";

const MOST_TAGS = 50;

export const tagsOf = (world: World, region: string, arn: string): Tag[] => tags(world, region).get(arn)?.Tags ?? [];

/** Adds tags; one of a known key replaces its value. Throws DuplicateTagKeys, TooManyTags, ValidationError. */
export function addTags(world: World, region: string, arn: string, added: readonly Tag[]): void {
  const Tags = merged(tagsOf(world, region, arn), added);
  if (Tags.length > 0) tags(world, region).put(arn, { Tags });
}

/** Throws what {@link addTags} would, without changing anything. */
export function assertTags(added: readonly Tag[] | undefined): void {
  merged([], added ?? []);
}

export function removeTags(world: World, region: string, arn: string, keys: readonly string[]): void {
  const Tags = tagsOf(world, region, arn).filter((tag) => !keys.includes(tag.Key ?? ""));
  if (Tags.length > 0) tags(world, region).put(arn, { Tags });
  else tags(world, region).delete(arn);
}

export function forgetTags(world: World, region: string, arn: string): void {
  tags(world, region).delete(arn);
}

function merged(present: readonly Tag[], added: readonly Tag[]): Tag[] {
  const keys = new Set<string>();
  for (const tag of added) {
    const key = tag.Key ?? "";
    assertTag(key, tag.Value ?? "");
    if (keys.has(key)) throw new AwsError("DuplicateTagKeysException", `Tag key '${key}' is specified more than once`);
    keys.add(key);
  }
  const values = new Map(present.map((tag) => [tag.Key ?? "", tag.Value ?? ""]));
  for (const tag of added) values.set(tag.Key ?? "", tag.Value ?? "");
  if (values.size > MOST_TAGS) {
    throw new AwsError("TooManyTagsException", `The maximum number of tags per resource is ${MOST_TAGS}`);
  }
  return [...values].map(([Key, Value]) => ({ Key, Value }));
}

function assertTag(key: string, value: string): void {
  if (key.length < 1 || key.length > 128) throw validationError("A tag key must have 1 to 128 characters");
  if (value.length > 256) throw validationError(`The value of the tag '${key}' is longer than 256 characters`);
  if (isReservedTagKey(key)) throw validationError(`The tag key '${key}' is not valid: the prefix 'aws:' is reserved`);
  if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(key + value)) {
    throw validationError(`The tag '${key}' contains characters that are not allowed`);
  }
}
