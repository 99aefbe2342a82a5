import { page } from "../../../protocol/pages";
import { requireBucket } from "../buckets/find";
import { invalidArgument } from "../errors";
import type { ListInput, S3Handlers } from "../module";
import { type ObjectRecord, objects } from "../records";

const MOST_KEYS = 1000;

/** An object, or what several have in common up to the delimiter. */
interface Entry {
  name: string;
  object?: ObjectRecord;
}

export const listObjects: S3Handlers["ListObjectsV2"] = (input, { world, region }) => {
  const { name } = requireBucket(world, region, input.Bucket);
  const limit = limitOf(input.MaxKeys);
  const inBucket = objects(world)
    .values()
    .filter(({ bucket }) => bucket === name)
    .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
  const { items, next } = page(entriesOf(inBucket, input), (entry) => entry.name, {
    token: input.ContinuationToken,
    limit,
    fallback: MOST_KEYS,
    invalidToken: () => invalidArgument("The continuation token provided is incorrect"),
  });
  const encoded = encoderOf(input.EncodingType);
  return {
    ...echoOf(input, encoded),
    Bucket: name,
    Name: name,
    MaxKeys: limit,
    KeyCount: items.length,
    IsTruncated: limit > 0 && next !== undefined,
    NextContinuationToken: limit > 0 ? next : undefined,
    Contents: items.flatMap(({ object }) => (object ? contentOf(object, encoded) : [])),
    CommonPrefixes: items.flatMap((entry) => (entry.object ? [] : { Prefix: encoded(entry.name) })),
  };
};

function limitOf(maxKeys = MOST_KEYS): number {
  if (!Number.isInteger(maxKeys) || maxKeys < 0) {
    throw invalidArgument("Argument maxKeys must be an integer between 0 and 2147483647");
  }
  return Math.min(maxKeys, MOST_KEYS);
}

function entriesOf(sorted: readonly ObjectRecord[], { Prefix = "", Delimiter, StartAfter = "" }: ListInput): Entry[] {
  const after = Buffer.from(StartAfter);
  const entries: Entry[] = [];
  for (const object of sorted) {
    if (!object.key.startsWith(Prefix) || Buffer.compare(Buffer.from(object.key), after) <= 0) continue;
    const at = Delimiter ? object.key.indexOf(Delimiter, Prefix.length) : -1;
    if (!Delimiter || at < 0) entries.push({ name: object.key, object });
    else if (entries.at(-1)?.name !== object.key.slice(0, at + Delimiter.length)) {
      entries.push({ name: object.key.slice(0, at + Delimiter.length) });
    }
  }
  return entries;
}

function encoderOf(type: string | undefined): (text: string) => string {
  if (type === undefined) return (text) => text;
  if (type === "url") return (text) => encodeURIComponent(text).replaceAll("%2F", "/");
  throw invalidArgument("Invalid Encoding Method specified in Request");
}

/** What was asked for, said again. */
const echoOf = (
  { Prefix = "", Delimiter, StartAfter, EncodingType, ContinuationToken }: ListInput,
  encoded: (text: string) => string,
) => ({
  Prefix: encoded(Prefix),
  ...(Delimiter && { Delimiter: encoded(Delimiter) }),
  ...(StartAfter && { StartAfter: encoded(StartAfter) }),
  ...(EncodingType && { EncodingType }),
  ...(ContinuationToken && { ContinuationToken }),
});

const contentOf = ({ key, modifiedAt, etag, body }: ObjectRecord, encoded: (text: string) => string) => ({
  Key: encoded(key),
  LastModified: modifiedAt,
  ETag: etag,
  Size: body.length,
  StorageClass: "STANDARD",
});
