/**
 * restXml as S3 speaks it: the host may name the bucket, keys are taken to the letter (a trailing slash counts), objects
 * are bodies, and errors are documents of S3's own.
 */
import type { $SchemaRef, StaticStructureSchema } from "@smithy/types";
import { AwsError } from "../../aws-error";
import type { OperationModel, ServiceModel } from "../../model/load-model";
import type { Codec, WireRequest, WireResponse } from "../codec";
import { answerBody, payloadMember, readBindings, writeHeaders } from "../rest/rest-bindings";
import { createRouter } from "../rest/rest-router";
import { writeXml } from "../write-xml";
import { addressOf } from "./address";

const XML_TYPE = "application/xml";

export function s3Codec(model: ServiceModel): Codec {
  const router = createRouter(model.operations.values());
  return {
    invalid: { missing: "InvalidRequest", malformed: "InvalidArgument" },
    route(request) {
      const { bucket, key } = addressOf(request.headers.host, request.path);
      const query = new URLSearchParams(request.query);
      const path = `/${bucket && "bucket"}${key && "/key"}`;
      const operation = router.match(request.method, path, query)?.operation;
      if (!operation) throw notImplemented(`${request.method} ${request.path}`);
      assertKnown(operation, query, request);
      const labels = new Map([
        ["Bucket", bucket],
        ["Key", key],
      ]);
      const parts = { labels, query, headers: request.headers };
      return {
        operation,
        read: () => ({ ...readPayload(operation, request), ...readBindings(operation.input, parts) }),
      };
    },
    writeOutput(operation, output, requestId) {
      const status = operation.http?.[2] ?? 200;
      const headers = { ...idHeaders(requestId), ...writeHeaders(operation.output, output) };
      const payload = payloadMember(operation.output);
      if (payload) return { status, headers, body: (output[payload[0]] as Uint8Array | undefined) ?? "" };
      const body = answerBody(operation.output, output);
      if (Object.keys(body).length === 0) return { status, headers, body: "" };
      const document = operation.output.getSchema() as StaticStructureSchema;
      return { status, headers: { ...headers, "content-type": XML_TYPE }, body: writeXml(model, document, body) };
    },
    writeError(error, requestId): WireResponse {
      const value = { Code: error.code, Message: error.message, ...error.members, RequestId: requestId };
      const names = Object.keys(value);
      const document: StaticStructureSchema = [3, "local", "Error", 0, names, names.map(() => 0 as $SchemaRef)];
      const body = writeXml({ ...model, xmlNamespace: "" }, document, value);
      return { status: error.status, headers: { ...idHeaders(requestId), "content-type": XML_TYPE }, body };
    },
  };
}

const idHeaders = (requestId: string) => ({ "x-amz-request-id": requestId, "x-amzn-requestid": requestId });

const notImplemented = (what: string): AwsError =>
  new AwsError("NotImplemented", `The local AWS endpoint does not offer ${what}.`, 501);

/** Headers by which a request would be another one: a copy, a part, a condition. Not to be passed over. */
const MEANINGFUL =
  /^(range|if-(none-)?match|if-(un)?modified-since|x-amz-(copy-|acl|grant-|meta-|tagging|object-lock|server-side|website-|storage-class|trailer).*)$/;

/** A sub-resource (`?acl`, `?uploads`, …) is another operation, so what is not known is refused. @throws AwsError */
function assertKnown(operation: OperationModel, query: URLSearchParams, { headers }: WireRequest): void {
  const known = new Set(["x-id", "list-type"]);
  for (const [, member] of operation.input.structIterator()) known.add(member.getMergedTraits().httpQuery ?? "");
  for (const name of query.keys()) if (!known.has(name)) throw notImplemented(`${operation.name} with ?${name}`);
  const header = Object.keys(headers).find((name) => MEANINGFUL.test(name));
  if (header) throw notImplemented(`${operation.name} with the header ${header}`);
}

function readPayload(operation: OperationModel, { body }: WireRequest): Record<string, unknown> {
  const payload = payloadMember(operation.input);
  return payload ? { [payload[0]]: new Uint8Array(body) } : {};
}
