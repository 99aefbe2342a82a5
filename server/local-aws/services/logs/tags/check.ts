import { isReservedTagKey } from "../../../protocol/on-behalf";
import { invalidParameter } from "../errors";

const MOST_TAGS = 50;

/** @throws AwsError InvalidParameterException */
export function checkTags(tags: Record<string, string> | undefined): Record<string, string> {
  const entries = Object.entries(tags ?? {});
  if (entries.length > MOST_TAGS) throw invalidParameter(`A resource can have at most ${MOST_TAGS} tags.`);
  for (const [key, value] of entries) {
    if (key === "" || key.length > 128) throw invalidParameter("A tag key must have 1 to 128 characters.");
    if (isReservedTagKey(key)) throw invalidParameter("Tag keys must not begin with 'aws:'.");
    if (value.length > 256) throw invalidParameter("A tag value can have at most 256 characters.");
  }
  return Object.fromEntries(entries);
}
