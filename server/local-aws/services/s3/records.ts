/** What is stored of S3. Names of buckets are good for all regions, so everything is kept in one. */
import type { Table } from "../../store";
import type { World } from "../../world";

export interface BucketRecord {
  name: string;
  region: string;
  createdAt: Date;
}

/** What an object says of itself besides its bytes. */
export interface ObjectHeaders {
  ContentType?: string | undefined;
  CacheControl?: string | undefined;
  ContentDisposition?: string | undefined;
  ContentEncoding?: string | undefined;
  ContentLanguage?: string | undefined;
}

export interface ObjectRecord {
  bucket: string;
  key: string;
  body: Uint8Array;
  /** In quotes, as it is answered. */
  etag: string;
  modifiedAt: Date;
  headers: ObjectHeaders;
}

/** Keyed by name. */
export const buckets = (world: World): Table<BucketRecord> => world.store.table("s3/buckets", "us-east-1");
/** Keyed by `objectKey`. */
export const objects = (world: World): Table<ObjectRecord> => world.store.table("s3/objects", "us-east-1");

/** A bucket's name has no slash, so this is one object's only. */
export const objectKey = (bucket: string, key: string): string => `${bucket}/${key}`;
