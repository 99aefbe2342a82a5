/** awsJson 1.1 (ECS): the operation in `X-Amz-Target`, JSON both ways. */
import { AwsError } from "../../aws-error";
import type { ServiceModel } from "../../model/load-model";
import type { Codec } from "../codec";
import { resolveError } from "../resolve-error";
import { jsonValue } from "./json-value";

export function jsonCodec(model: ServiceModel): Codec {
  const json = jsonValue(false);
  const headers = (requestId: string) => ({
    "content-type": "application/x-amz-json-1.1",
    "x-amzn-requestid": requestId,
  });
  return {
    invalid: { missing: "ValidationException", malformed: "SerializationException" },
    route(request) {
      const target = String(request.headers["x-amz-target"] ?? "");
      const [prefix, name = ""] = target.split(".", 2);
      const operation = prefix === model.targetPrefix ? model.operations.get(name) : undefined;
      if (!operation) throw new AwsError("UnknownOperationException", `The operation ${target} is not known.`);
      return { operation, read: () => json.read(operation.input, request.body) };
    },
    writeOutput(operation, output, requestId) {
      // AWS answers `{}` with an operation that has no output, and so does an empty structure.
      const body = operation.output.isUnitSchema() ? "{}" : json.write(operation.output, output);
      return { status: 200, headers: headers(requestId), body };
    },
    writeError(error, requestId) {
      const { code, status, model: found } = resolveError(model, error);
      const members = found
        ? (JSON.parse(json.write(found.schema, { ...error.members, message: error.message })) as object)
        : {};
      const body = JSON.stringify({ __type: code, message: error.message, ...members });
      return { status, headers: headers(requestId), body };
    },
  };
}
