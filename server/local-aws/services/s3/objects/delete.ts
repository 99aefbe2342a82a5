import { requireBucket } from "../buckets/find";
import type { S3Handlers } from "../module";
import { objectKey, objects } from "../records";

/** That there is no such object is fine, as on S3. */
export const deleteObject: S3Handlers["DeleteObject"] = ({ Bucket, Key }, { world, region }) => {
  const { name } = requireBucket(world, region, Bucket);
  objects(world).delete(objectKey(name, Key));
  return {};
};
