/** Tags of IAM entities. */
import type { Tag } from "@aws-sdk/client-iam";
import { isReservedTagKey } from "../../protocol/on-behalf";
import { invalidInput, limitExceeded } from "./errors";

const MAX_TAGS = 50;

/** `added` over `before`. Keys differ in more than case. @throws AwsError InvalidInput, LimitExceeded */
export function mergeTags(before: readonly Tag[], added: readonly Tag[] | undefined): Tag[] {
  const merged = new Map(before.map((tag) => [(tag.Key ?? "").toLowerCase(), tag]));
  const given = new Set<string>();
  for (const { Key = "", Value = "" } of added ?? []) {
    const key = Key.toLowerCase();
    if (given.has(key)) throw invalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    if (Key === "" || Key.length > 128) throw invalidInput("Tag keys must have 1 to 128 characters.");
    if (Value.length > 256) throw invalidInput("Tag values must have at most 256 characters.");
    if (isReservedTagKey(key)) throw invalidInput("Caller is not authorized to use tag keys with the prefix aws:.");
    given.add(key);
    merged.set(key, { Key, Value });
  }
  if (merged.size > MAX_TAGS) throw limitExceeded(`The number of tags has reached the maximum limit: ${MAX_TAGS}.`);
  return [...merged.values()];
}

export function withoutTags(tags: readonly Tag[], keys: readonly string[] = []): Tag[] {
  const gone = new Set(keys.map((key) => key.toLowerCase()));
  return tags.filter(({ Key = "" }) => !gone.has(Key.toLowerCase()));
}
