import { AwsError } from "../../../protocol/aws-error";
import type { S3Handlers } from "../module";
import { buckets, objects } from "../records";
import { requireBucket } from "./find";

export const deleteBucket: S3Handlers["DeleteBucket"] = ({ Bucket }, { world, region }) => {
  const { name } = requireBucket(world, region, Bucket);
  if (
    objects(world)
      .values()
      .some(({ bucket }) => bucket === name)
  ) {
    throw new AwsError("BucketNotEmpty", "The bucket you tried to delete is not empty", 409, { BucketName: name });
  }
  buckets(world).delete(name);
  return {};
};
