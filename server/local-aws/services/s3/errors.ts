/** The refusals of S3, in its words ("List of error codes" in its API reference). */
import { AwsError } from "../../protocol/aws-error";

export const noSuchBucket = (BucketName: string): AwsError =>
  new AwsError("NoSuchBucket", "The specified bucket does not exist", 404, { BucketName });
export const noSuchKey = (Key: string): AwsError =>
  new AwsError("NoSuchKey", "The specified key does not exist.", 404, { Key });
export const invalidArgument = (message: string): AwsError => new AwsError("InvalidArgument", message);

/** S3 answers a request that was signed for another region than the bucket's so. */
export const wrongRegion = (region: string, expected: string): AwsError =>
  new AwsError(
    "AuthorizationHeaderMalformed",
    `The authorization header is malformed; the region '${region}' is wrong; expecting '${expected}'`,
    400,
    { Region: expected },
  );
