import { AwsError } from "../../../protocol/aws-error";
import type { S3Handlers } from "../module";
import { buckets } from "../records";

/** In the region of the endpoint that is asked, as S3's regional ones have it. */
export const createBucket: S3Handlers["CreateBucket"] = ({ Bucket, Configuration }, { world, region }) => {
  checkName(Bucket);
  checkLocation(locationOf(Configuration), region);
  const existing = buckets(world).get(Bucket);
  // "For legacy compatibility, if you re-create an existing bucket that you already own in us-east-1, it returns 200".
  if (existing && (existing.region !== "us-east-1" || region !== "us-east-1")) {
    throw new AwsError(
      "BucketAlreadyOwnedByYou",
      "Your previous request to create the named bucket succeeded and you already own it.",
      409,
      { BucketName: Bucket },
    );
  }
  if (!existing) buckets(world).put(Bucket, { name: Bucket, region, createdAt: new Date(world.now()) });
  return { Location: `/${Bucket}` };
};

/** "Bucket naming rules" of S3's user guide. */
function checkName(name: string): void {
  const isFine =
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes("..") &&
    !/^\d+\.\d+\.\d+\.\d+$/.test(name) &&
    !/^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name);
  if (!isFine) throw new AwsError("InvalidBucketName", "The specified bucket is not valid.", 400, { BucketName: name });
}

function locationOf(configuration: Uint8Array | undefined): string | undefined {
  const text = Buffer.from(configuration ?? [])
    .toString("utf8")
    .trim();
  if (text === "") return undefined;
  if (!/^(<\?xml[^>]*>\s*)?<CreateBucketConfiguration\b[^>]*(\/>|>[\s\S]*<\/CreateBucketConfiguration>)$/.test(text)) {
    throw new AwsError(
      "MalformedXML",
      "The XML you provided was not well-formed or did not validate against our published schema",
    );
  }
  return /<LocationConstraint>\s*([\w-]*)\s*<\/LocationConstraint>/.exec(text)?.[1] || undefined;
}

/** us-east-1 is the one that is not named; every other one is. */
function checkLocation(location: string | undefined, region: string): void {
  if (location === (region === "us-east-1" ? undefined : region)) return;
  if (location === "us-east-1") {
    throw new AwsError("InvalidLocationConstraint", "The specified location-constraint is not valid");
  }
  throw new AwsError(
    "IllegalLocationConstraintException",
    `The ${location ?? "unspecified"} location constraint is incompatible for the region specific endpoint this request was sent to.`,
  );
}
