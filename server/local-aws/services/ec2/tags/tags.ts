/** Tags of EC2 resources, kept by resource id. */
import type { ResourceType, Tag, TagSpecification } from "@aws-sdk/client-ec2";
import { AwsError } from "../../../protocol/aws-error";
import { isReservedTagKey } from "../../../protocol/on-behalf";
import { invalidValue } from "../errors";
import type { Tags } from "../listing/filters";
import type { Ec2Tables } from "../tables";

const MAX_TAGS = 50;

export function tagsOf(tables: Ec2Tables, id: string): Tags {
  return tables.tags.get(id) ?? {};
}

export function tagList(tables: Ec2Tables, id: string): Tag[] {
  return Object.entries(tagsOf(tables, id)).map(([Key, Value]) => ({ Key, Value }));
}

/** Adds tags to those there are. @throws AwsError InvalidParameterValue, TagLimitExceeded */
export function addTags(tables: Ec2Tables, id: string, tags: readonly Tag[]): void {
  putTags(tables, id, checked(tags));
}

/** Without the check of keys: AWS's own services set tags that begin with `aws:`. @throws AwsError TagLimitExceeded */
export function putTags(tables: Ec2Tables, id: string, tags: readonly Tag[]): void {
  const merged = { ...tagsOf(tables, id) };
  for (const { Key = "", Value = "" } of tags) merged[Key] = Value;
  if (Object.keys(merged).length > MAX_TAGS) {
    throw new AwsError("TagLimitExceeded", "The maximum number of Tags for a resource has been reached.");
  }
  if (Object.keys(merged).length > 0) tables.tags.put(id, merged);
}

/** Limits of the EC2 user guide, "Tag restrictions". */
export function checked(tags: readonly Tag[]): { Key: string; Value: string }[] {
  return tags.map(({ Key = "", Value = "" }) => {
    if (Key === "" || Key.length > 127 || Key === "__proto__") {
      throw new AwsError("InvalidParameterValue", "Tag keys must be between 1 and 127 characters in length.");
    }
    if (Value.length > 255)
      throw new AwsError("InvalidParameterValue", "Tag value exceeds the maximum length of 255 characters");
    if (isReservedTagKey(Key)) {
      throw new AwsError("InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use");
    }
    return { Key, Value };
  });
}

/** The tags a request gives to what it creates. @throws AwsError InvalidParameterValue */
export function specifiedTags(
  specifications: readonly TagSpecification[] | undefined,
  kinds: ResourceType | readonly ResourceType[],
): Tag[] {
  const tags = (specifications ?? []).flatMap(({ ResourceType: kind, Tags = [] }) => {
    if (kind !== undefined && [kinds].flat().includes(kind)) return kind === [kinds].flat()[0] ? Tags : [];
    throw invalidValue(`'${kind}' is not a valid taggable resource type for this operation.`);
  });
  checked(tags);
  return tags;
}
