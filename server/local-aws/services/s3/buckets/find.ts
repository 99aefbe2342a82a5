import type { World } from "../../../world";
import { noSuchBucket, wrongRegion } from "../errors";
import { type BucketRecord, buckets } from "../records";

/** @throws AwsError NoSuchBucket, AuthorizationHeaderMalformed */
export function requireBucket(world: World, region: string, name: string): BucketRecord {
  const bucket = buckets(world).get(name);
  if (!bucket) throw noSuchBucket(name);
  if (bucket.region !== region) throw wrongRegion(region, bucket.region);
  return bucket;
}
