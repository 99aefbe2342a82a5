/** Tags of clusters, services, task definitions and tasks. */
import type { Tag } from "@aws-sdk/client-ecs";
import { isReservedTagKey } from "../../../protocol/on-behalf";
import type { World } from "../../../world";
import { invalidParameter } from "../errors";
import { tags } from "../records";

const MAX_TAGS = 50;

export function tagsOf(world: World, region: string, arn: string): Tag[] {
  return tags(world, region).get(arn)?.tags ?? [];
}

/** Adds tags and replaces those of the same key. @throws AwsError InvalidParameterException */
export function addTags(world: World, region: string, arn: string, added: readonly Tag[] | undefined): void {
  if (!added || added.length === 0) return;
  checkTags(added);
  const keys = new Set(added.map((tag) => tag.key));
  const merged = [...tagsOf(world, region, arn).filter((tag) => !keys.has(tag.key)), ...added];
  if (merged.length > MAX_TAGS) throw invalidParameter(`The maximum number of tags for a resource is ${MAX_TAGS}.`);
  tags(world, region).put(arn, { tags: merged });
}

export function removeTags(world: World, region: string, arn: string, keys: readonly string[]): void {
  const kept = tagsOf(world, region, arn).filter((tag) => !keys.includes(tag.key ?? ""));
  if (kept.length > 0) tags(world, region).put(arn, { tags: kept });
  else tags(world, region).delete(arn);
}

/** Checked before anything is made, so that a request with bad tags changes nothing. */
export function checkTags(given: readonly Tag[] | undefined): void {
  if (!given) return;
  if (given.length > MAX_TAGS) throw invalidParameter(`The maximum number of tags for a resource is ${MAX_TAGS}.`);
  const keys = new Set<string>();
  for (const { key = "", value = "" } of given) {
    if (key.length < 1 || key.length > 128) throw invalidParameter("Tag keys must have 1 to 128 characters.");
    if (value.length > 256) throw invalidParameter("Tag values must have at most 256 characters.");
    if (isReservedTagKey(key)) throw invalidParameter("Tag keys must not begin with 'aws:'.");
    if (keys.has(key)) throw invalidParameter(`Duplicate tag keys found: ${key}.`);
    keys.add(key);
  }
}
