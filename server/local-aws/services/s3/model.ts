/**
 * What this endpoint offers of S3, in the form of the SDK's schemas. The SDK's package for S3 is no dependency: seven
 * operations do not justify it. From the API reference of S3, version 2006-03-01.
 */
import type { SchemaTraits, StaticListSchema, StaticOperationSchema, StaticStructureSchema } from "@smithy/types";

const NS = "com.amazonaws.s3";
const STRING = 0;
const BOOLEAN = 2;
const NUMBER = 1;
const TIMESTAMP = 4;
const BLOB = 21;

type Member = [type: number | StaticListSchema, traits?: SchemaTraits];

/** Required members come first: `required` of them. */
function structure(name: string, members: Record<string, Member>, required = 0): StaticStructureSchema {
  const schemas = Object.values(members).map(([type, traits]) => (traits === undefined ? type : [() => type, traits]));
  return [3, NS, name, 0, Object.keys(members), schemas as StaticStructureSchema[5], required];
}

const operation = (
  name: string,
  http: [string, string, number],
  input: StaticStructureSchema,
  output: StaticStructureSchema,
) => [9, NS, name, { http }, input, output] satisfies StaticOperationSchema;

const Bucket: Member = [STRING, { httpLabel: 1 }];
const Key: Member = [STRING, { httpLabel: 1 }];
const header = (name: string): Member => [STRING, { httpHeader: name }];
const query = (name: string, type = STRING): Member => [type, { httpQuery: name }];

/** What an object says of itself besides its bytes. */
const described = {
  ContentType: header("content-type"),
  CacheControl: header("cache-control"),
  ContentDisposition: header("content-disposition"),
  ContentEncoding: header("content-encoding"),
  ContentLanguage: header("content-language"),
};

const object = (name: string) =>
  structure(name, {
    ETag: header("etag"),
    LastModified: [TIMESTAMP, { httpHeader: "last-modified" }],
    ...described,
    // The answer to HEAD has it too: its length is the Content-Length, and the server sends no body to HEAD.
    Body: [BLOB, { httpPayload: 1 }],
  });

const nothing = (name: string) => structure(name, {});
const inBucket = (name: string) => structure(name, { Bucket }, 1);
const inObject = (name: string) => structure(name, { Bucket, Key }, 2);

const list = (name: string, item: StaticStructureSchema): StaticListSchema => [1, NS, name, 0, item];
const contents = structure("Object", {
  Key: [STRING],
  LastModified: [TIMESTAMP],
  ETag: [STRING],
  Size: [NUMBER],
  StorageClass: [STRING],
});
const flat = { xmlFlattened: 1 } as const;

export const CreateBucket$ = operation(
  "CreateBucket",
  ["PUT", "/{Bucket}", 200],
  structure("CreateBucketRequest", { Bucket, Configuration: [BLOB, { httpPayload: 1 }] }, 1),
  structure("CreateBucketOutput", { Location: header("location") }),
);
export const DeleteBucket$ = operation(
  "DeleteBucket",
  ["DELETE", "/{Bucket}", 204],
  inBucket("DeleteBucketRequest"),
  nothing("DeleteBucketOutput"),
);
export const PutObject$ = operation(
  "PutObject",
  ["PUT", "/{Bucket}/{Key+}", 200],
  structure(
    "PutObjectRequest",
    { Bucket, Key, ContentMD5: header("content-md5"), ...described, Body: [BLOB, { httpPayload: 1 }] },
    2,
  ),
  structure("PutObjectOutput", { ETag: header("etag") }),
);
export const GetObject$ = operation(
  "GetObject",
  ["GET", "/{Bucket}/{Key+}", 200],
  inObject("GetObjectRequest"),
  object("GetObjectOutput"),
);
export const HeadObject$ = operation(
  "HeadObject",
  ["HEAD", "/{Bucket}/{Key+}", 200],
  inObject("HeadObjectRequest"),
  object("HeadObjectOutput"),
);
export const DeleteObject$ = operation(
  "DeleteObject",
  ["DELETE", "/{Bucket}/{Key+}", 204],
  inObject("DeleteObjectRequest"),
  nothing("DeleteObjectOutput"),
);
export const ListObjectsV2$ = operation(
  "ListObjectsV2",
  ["GET", "/{Bucket}?list-type=2", 200],
  structure(
    "ListObjectsV2Request",
    {
      Bucket,
      Prefix: query("prefix"),
      Delimiter: query("delimiter"),
      MaxKeys: query("max-keys", NUMBER),
      StartAfter: query("start-after"),
      ContinuationToken: query("continuation-token"),
      EncodingType: query("encoding-type"),
      FetchOwner: query("fetch-owner", BOOLEAN),
    },
    1,
  ),
  structure("ListBucketResult", {
    Name: [STRING],
    Prefix: [STRING],
    Delimiter: [STRING],
    StartAfter: [STRING],
    EncodingType: [STRING],
    MaxKeys: [NUMBER],
    KeyCount: [NUMBER],
    IsTruncated: [BOOLEAN],
    ContinuationToken: [STRING],
    NextContinuationToken: [STRING],
    Contents: [list("ObjectList", contents), flat],
    CommonPrefixes: [list("CommonPrefixList", structure("CommonPrefix", { Prefix: [STRING] })), flat],
  }),
);

/** Only for what the protocol layer reads of a client: its protocol. */
export class S3Client {
  readonly config = {
    protocol: { getShapeId: () => "aws.protocols#restXml" },
    protocolSettings: { defaultNamespace: NS, xmlNamespace: "http://s3.amazonaws.com/doc/2006-03-01/" },
  };
}
