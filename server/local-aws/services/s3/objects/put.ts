import { createHash } from "node:crypto";
import { AwsError } from "../../../protocol/aws-error";
import { requireBucket } from "../buckets/find";
import type { PutInput, S3Handlers } from "../module";
import { objectKey, objects } from "../records";

const MOST_KEY_BYTES = 1024;

export const putObject: S3Handlers["PutObject"] = (input, { world, region }) => {
  const { name } = requireBucket(world, region, input.Bucket);
  const { Key, Body = new Uint8Array(), ContentType = "binary/octet-stream", ContentMD5 } = input;
  if (Buffer.byteLength(Key) > MOST_KEY_BYTES) throw new AwsError("KeyTooLongError", "Your key is too long");
  const md5 = createHash("md5").update(Body).digest();
  checkDigest(ContentMD5, md5);
  const etag = `"${md5.toString("hex")}"`;
  objects(world).put(objectKey(name, Key), {
    bucket: name,
    key: Key,
    body: Body,
    etag,
    // Whole seconds, as its header has it.
    modifiedAt: new Date(Math.floor(world.now() / 1000) * 1000),
    headers: { ...headersOf(input), ContentType },
  });
  return { ETag: etag };
};

const headersOf = ({ CacheControl, ContentDisposition, ContentEncoding, ContentLanguage }: PutInput) => ({
  CacheControl,
  ContentDisposition,
  ContentEncoding,
  ContentLanguage,
});

function checkDigest(given: string | undefined, md5: Buffer): void {
  if (given === undefined) return;
  const digest = Buffer.from(given, "base64");
  if (digest.length !== 16) throw new AwsError("InvalidDigest", "The Content-MD5 you specified was invalid.");
  if (!digest.equals(md5)) {
    throw new AwsError("BadDigest", "The Content-MD5 you specified did not match what we received.");
  }
}
