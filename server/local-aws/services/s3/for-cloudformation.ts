/** How CloudFormation reads a template by its URL. Here nobody else's buckets exist, so none is refused to anyone. */
import { AwsError } from "../../protocol/aws-error";
import type { World } from "../../world";
import { buckets, objectKey, objects } from "./records";

/** `https://bucket.s3.region.amazonaws.com/key`, `https://s3.region.amazonaws.com/bucket/key`; the region may be left out. */
const S3_HOST = /^(?:(.+)\.)?s3(?:[.-](?:dualstack\.)?([a-z]{2,3}(?:-[a-z]+)+-\d{1,2}))?\.amazonaws\.com(?:\.cn)?$/;
/** "max size: 1 MB" (CloudFormation API reference, CreateStack). */
const MOST_BYTES = 1_000_000;

/** The template's text. @throws AwsError ValidationError */
export function templateAt(world: World, url: string): string {
  const { bucket: name, key, region } = placeOf(url);
  const bucket = buckets(world).get(name);
  if (!bucket) throw s3Error("The specified bucket does not exist");
  if (region !== undefined && region !== bucket.region) {
    throw s3Error(
      "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.",
    );
  }
  const found = objects(world).get(objectKey(name, key));
  if (!found) throw s3Error("The specified key does not exist.");
  if (found.body.length > MOST_BYTES) {
    throw new AwsError("ValidationError", `Template may not exceed ${MOST_BYTES} bytes in size.`);
  }
  return Buffer.from(found.body).toString("utf8");
}

function placeOf(url: string): { bucket: string; key: string; region: string | undefined } {
  const { protocol, hostname, pathname, search } = parsed(url);
  const host = S3_HOST.exec(hostname);
  // A version (`?versionId=`) is not kept here.
  if (protocol !== "https:" || !host || search !== "") throw unsupported();
  const [, inHost, region] = host;
  const path = decoded(pathname.slice(1));
  const [bucket = "", ...rest] = inHost === undefined ? path.split("/") : [inHost, path];
  const key = rest.join("/");
  if (bucket === "" || key === "") throw unsupported();
  return { bucket, key, region };
}

function parsed(url: string): URL {
  try {
    return new URL(url);
  } catch {
    throw unsupported();
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw unsupported();
  }
}

const unsupported = (): AwsError => new AwsError("ValidationError", "TemplateURL must be a supported URL.");

const s3Error = (message: string): AwsError =>
  new AwsError(
    "ValidationError",
    `S3 error: ${message}\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html`,
  );
