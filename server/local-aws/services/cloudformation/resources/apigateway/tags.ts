import type { Call } from "../../calls";
import { asList, asMap } from "../tags";

/** Brings the tags of an API or a stage to what they are to be. */
export async function retag(call: Call, resourceArn: string, tags: { Key: string; Value: string }[]): Promise<void> {
  const before = await call("apigateway", "GetTags", { resourceArn });
  const after = asMap(tags);
  const tagKeys = Object.keys(before.tags ?? {}).filter((key) => !Object.hasOwn(after, key));
  await call("apigateway", "TagResource", { resourceArn, tags: after });
  if (tagKeys.length > 0) await call("apigateway", "UntagResource", { resourceArn, tagKeys });
}

export const arnOf = (region: string, path: string): string => `arn:aws:apigateway:${region}::${path}`;

export async function readTags(call: Call, resourceArn: string): Promise<{ Key: string; Value: string }[]> {
  return asList((await call("apigateway", "GetTags", { resourceArn })).tags);
}
