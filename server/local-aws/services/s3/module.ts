/** Handlers of S3. There is no SDK module to take their types from. */
import type { Handler } from "../../protocol/operations";
import type { ObjectHeaders } from "./records";

export interface InBucket {
  Bucket: string;
}
export interface InObject extends InBucket {
  Key: string;
}
export interface PutInput extends InObject, ObjectHeaders {
  ContentMD5?: string;
  Body?: Uint8Array;
}
export interface ListInput extends InBucket {
  Prefix?: string;
  Delimiter?: string;
  MaxKeys?: number;
  StartAfter?: string;
  ContinuationToken?: string;
  EncodingType?: string;
}
export interface ObjectOutput extends ObjectHeaders {
  ETag: string;
  LastModified: Date;
  Body: Uint8Array;
}
export interface ListOutput extends ListInput {
  Name: string;
  KeyCount: number;
  IsTruncated: boolean;
  NextContinuationToken?: string | undefined;
  Contents: { Key: string; LastModified: Date; ETag: string; Size: number; StorageClass: string }[];
  CommonPrefixes: { Prefix: string }[];
}

export interface S3Handlers {
  CreateBucket: Handler<InBucket & { Configuration?: Uint8Array }, { Location: string }>;
  DeleteBucket: Handler<InBucket, object>;
  PutObject: Handler<PutInput, { ETag: string }>;
  GetObject: Handler<InObject, ObjectOutput>;
  HeadObject: Handler<InObject, ObjectOutput>;
  DeleteObject: Handler<InObject, object>;
  ListObjectsV2: Handler<ListInput, ListOutput>;
}
