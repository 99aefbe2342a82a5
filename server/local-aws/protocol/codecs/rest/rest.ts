/** restJson1 (API Gateway): method and path name the operation; members travel in path, query, headers and body. */
import type { NormalizedSchema } from "@smithy/core/schema";
import { AwsError } from "../../aws-error";
import type { ServiceModel } from "../../model/load-model";
import type { Codec, WireRequest } from "../codec";
import { type JsonValue, jsonValue } from "../json/json-value";
import { resolveError } from "../resolve-error";
import { answerBody, payloadMember, readBindings, withoutBound, writeHeaders } from "./rest-bindings";
import { createRouter } from "./rest-router";

const JSON_TYPE = "application/json";

export function restCodec(model: ServiceModel): Codec {
  const json = jsonValue(true);
  const router = createRouter(model.operations.values());
  return {
    invalid: { missing: "BadRequestException", malformed: "SerializationException" },
    route(request) {
      const query = new URLSearchParams(request.query);
      const match = router.match(request.method, request.path, query);
      if (!match) {
        throw new AwsError("UnknownOperationException", `No operation answers ${request.method} ${request.path}.`, 404);
      }
      const { operation, labels } = match;
      const parts = { labels, query, headers: request.headers };
      return {
        operation,
        read: () => ({ ...readBody(json, operation.input, request), ...readBindings(operation.input, parts) }),
      };
    },
    writeOutput(operation, output, requestId) {
      const headers = {
        "content-type": JSON_TYPE,
        "x-amzn-requestid": requestId,
        ...writeHeaders(operation.output, output),
      };
      const body = writeBody(json, operation.output, output);
      return { status: operation.http?.[2] ?? 200, headers, body };
    },
    writeError(error, requestId) {
      const { code, status, model: found } = resolveError(model, error);
      const value = { ...error.members, message: error.message };
      const headers = {
        "content-type": JSON_TYPE,
        "x-amzn-requestid": requestId,
        "x-amzn-errortype": code,
        ...(found ? writeHeaders(found.schema, value) : {}),
      };
      const body = found
        ? json.write(found.schema, answerBody(found.schema, value))
        : JSON.stringify({ message: error.message });
      return { status, headers, body };
    },
  };
}

function readBody(json: JsonValue, schema: NormalizedSchema, request: WireRequest): Record<string, unknown> {
  const payload = payloadMember(schema);
  if (!payload) return schema.isStructSchema() ? withoutBound(schema, json.read(schema, request.body)) : {};
  const [name, member] = payload;
  if (member.isStructSchema()) return { [name]: json.read(member, request.body) };
  if (member.isStringSchema()) return { [name]: request.body.toString("utf8") };
  return { [name]: new Uint8Array(request.body) };
}

function writeBody(json: JsonValue, schema: NormalizedSchema, value: Record<string, unknown>): string | Uint8Array {
  if (schema.isUnitSchema()) return "";
  const payload = payloadMember(schema);
  if (!payload) return json.write(schema, answerBody(schema, value));
  const [name, member] = payload;
  const body = value[name];
  if (body == null) return "";
  if (member.isStructSchema()) return json.write(member, body);
  return body instanceof Uint8Array ? body : String(body);
}
