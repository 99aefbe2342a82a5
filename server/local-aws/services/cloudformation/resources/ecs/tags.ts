import type { Call } from "../../calls";
import { asLower, goneKeys } from "../tags";

/** Brings the tags of something of ECS to what they are to be. */
export async function retag(call: Call, resourceArn: string, tags: { Key: string; Value: string }[]): Promise<void> {
  const before = await call("ecs", "ListTagsForResource", { resourceArn });
  const gone = goneKeys(
    (before.tags ?? []).map(({ key }) => ({ Key: key })),
    tags,
  );
  await call("ecs", "TagResource", { resourceArn, tags: asLower(tags) });
  if (gone.length > 0) await call("ecs", "UntagResource", { resourceArn, tagKeys: gone });
}

export async function readTags(
  call: Call,
  resourceArn: string,
): Promise<{ Key: string | undefined; Value: string | undefined }[]> {
  const { tags = [] } = await call("ecs", "ListTagsForResource", { resourceArn });
  return tags.map(({ key: Key, value: Value }) => ({ Key, Value }));
}
