import { requireBucket } from "../buckets/find";
import { noSuchKey } from "../errors";
import type { ObjectOutput, S3Handlers } from "../module";
import { objectKey, objects } from "../records";

/** Of HEAD too. */
export const getObject: S3Handlers["GetObject"] = ({ Bucket, Key }, { world, region }): ObjectOutput => {
  const { name } = requireBucket(world, region, Bucket);
  const found = objects(world).get(objectKey(name, Key));
  if (!found) throw noSuchKey(Key);
  return { ...found.headers, ETag: found.etag, LastModified: found.modifiedAt, Body: found.body };
};
