/** One wire protocol in both directions. */
import type { IncomingHttpHeaders } from "node:http";
import type { AwsError } from "../aws-error";
import type { OperationModel, ProtocolName, ServiceModel } from "../model/load-model";
import { jsonCodec } from "./json/json";
import { ec2QueryCodec, queryCodec } from "./query/query";
import { restCodec } from "./rest/rest";
import { s3Codec } from "./s3/s3";

export interface WireRequest {
  method: string;
  /** As sent, percent-encoding untouched. */
  path: string;
  /** As sent, without the question mark. */
  query: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
  /** How it is not sent: not at all, or only half of its body. */
  ending?: "drop" | "cut";
}

/** A parsed request: `read` is separate so that an operation without a handler is answered before its input is judged. */
export interface Call {
  operation: OperationModel;
  read(): Record<string, unknown>;
}

export interface Codec {
  /** @throws AwsError in the protocol's own words when the request names no operation of this service */
  route(request: WireRequest): Call;
  writeOutput(operation: OperationModel, output: Record<string, unknown>, requestId: string): WireResponse;
  writeError(error: AwsError, requestId: string): WireResponse;
  /** The code of a request that lacks a required member, or has a member of the wrong type. */
  readonly invalid: { missing: string; malformed: string };
}

const CODECS: Record<ProtocolName, (model: ServiceModel) => Codec> = {
  awsJson1_1: jsonCodec,
  awsQuery: queryCodec,
  ec2Query: ec2QueryCodec,
  restJson1: restCodec,
  restXml: s3Codec,
};

export function createCodec(model: ServiceModel): Codec {
  const create = CODECS[model.protocol];
  if (!create) throw new Error(`The protocol ${model.protocol} is not spoken here.`);
  return create(model);
}
