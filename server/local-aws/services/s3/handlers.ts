import { createBucket } from "./buckets/create";
import { deleteBucket } from "./buckets/delete";
import type { S3Handlers } from "./module";
import { deleteObject } from "./objects/delete";
import { getObject } from "./objects/get";
import { listObjects } from "./objects/list";
import { putObject } from "./objects/put";

export const handlers: S3Handlers = {
  CreateBucket: createBucket,
  DeleteBucket: deleteBucket,
  PutObject: putObject,
  GetObject: getObject,
  HeadObject: getObject,
  DeleteObject: deleteObject,
  ListObjectsV2: listObjects,
};
