import { isReservedTagKey } from "../../../protocol/on-behalf";
import { badRequest } from "../errors";

/** Tag rules (API reference, "Tagging"): 50 a resource, key 1–128 characters, not beginning `aws:`, value up to 256. */
export function checkTags(tags: Record<string, string> | undefined): void {
  const entries = Object.entries(tags ?? {});
  if (entries.length > 50) throw badRequest("Invalid tags: a resource can have at most 50 tags");
  for (const [key, value] of entries) {
    if (key === "" || key.length > 128) throw badRequest(`Invalid tag key '${key}': 1 to 128 characters are allowed`);
    if (isReservedTagKey(key)) throw badRequest("aws: prefixed tag key names are not allowed for external use");
    if (value.length > 256) throw badRequest(`Invalid value of tag '${key}': at most 256 characters are allowed`);
  }
}
