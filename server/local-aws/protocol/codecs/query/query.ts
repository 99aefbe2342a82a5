/** awsQuery (ELBv2, STS) and ec2Query (EC2): a form in, XML out. */
import type { $SchemaRef, StaticStructureSchema } from "@smithy/types";
import { AwsError } from "../../aws-error";
import type { OperationModel, ServiceModel } from "../../model/load-model";
import type { Call, Codec, WireRequest, WireResponse } from "../codec";
import { resolveError } from "../resolve-error";
import { writeXml } from "../write-xml";
import { parseForm } from "./form";
import { readForm } from "./form-reader";

const STRUCTURE = 3;
const STRING = 0;

export function queryCodec(model: ServiceModel): Codec {
  const dialect = { ec2: false, malformed: "MalformedInput" };
  const metadata = structure("ResponseMetadata", { RequestId: STRING });
  const errorDocument = structure("ErrorResponse", {
    Error: structure("Error", { Type: STRING, Code: STRING, Message: STRING }),
    RequestId: STRING,
  });
  return {
    invalid: { missing: "ValidationError", malformed: dialect.malformed },
    route: (request) => routeForm(model, request, dialect),
    writeOutput(operation, output, requestId) {
      const unit = operation.output.isUnitSchema();
      const result = unit ? {} : { [`${operation.name}Result`]: operation.output.getSchema() as $SchemaRef };
      const document = structure(`${operation.name}Response`, { ...result, ResponseMetadata: metadata });
      const value = { [`${operation.name}Result`]: output, ResponseMetadata: { RequestId: requestId } };
      return xmlResponse(200, requestId, writeXml(model, document, value));
    },
    writeError(error, requestId) {
      const { code, status, fault } = resolveError(model, error);
      const Type = fault === "client" ? "Sender" : "Receiver";
      const value = { Error: { Type, Code: code, Message: error.message }, RequestId: requestId };
      return xmlResponse(status, requestId, writeXml(model, errorDocument, value));
    },
  };
}

export function ec2QueryCodec(model: ServiceModel): Codec {
  const dialect = { ec2: true, malformed: "InvalidParameterValue" };
  const errorDocument = structure("Response", {
    Errors: structure("Errors", { Error: structure("Error", { Code: STRING, Message: STRING }) }),
    RequestID: STRING,
  });
  return {
    invalid: { missing: "MissingParameter", malformed: dialect.malformed },
    route: (request) => routeForm(model, request, dialect),
    writeOutput(operation, output, requestId) {
      const unit = operation.output.isUnitSchema();
      const document = unit ? unitDocument(operation) : ec2Document(operation);
      // An operation without output says `<return>true</return>`.
      const value = unit ? { requestId, return: "true" } : { requestId, ...output };
      return xmlResponse(200, requestId, writeXml(model, document, value));
    },
    writeError(error, requestId) {
      const { code, status } = resolveError(model, error);
      const value = { Errors: { Error: { Code: code, Message: error.message } }, RequestID: requestId };
      // EC2's error document carries no namespace.
      return xmlResponse(status, requestId, writeXml({ ...model, xmlNamespace: "" }, errorDocument, value));
    },
  };
}

function routeForm(model: ServiceModel, request: WireRequest, dialect: { ec2: boolean; malformed: string }): Call {
  const form = parseForm(request.query, request.body.toString("utf8"));
  const name = form.children.get("Action")?.text ?? "";
  const version = form.children.get("Version")?.text ?? "";
  if (name === "") throw new AwsError("MissingAction", "The request must contain the parameter Action.");
  const operation = version === model.version ? model.operations.get(name) : undefined;
  if (!operation) throw new AwsError("InvalidAction", `Could not find operation ${name} for version ${version}`);
  return { operation, read: () => readForm(operation.input, form, dialect) };
}

/** The members of the output directly in the envelope, which is EC2's way. */
function ec2Document(operation: OperationModel): StaticStructureSchema {
  const [, namespace, , , names, schemas] = operation.output.getSchema() as StaticStructureSchema;
  const name = `${operation.name}Response`;
  return [STRUCTURE, namespace, name, 0, ["requestId", ...names], [STRING, ...schemas]];
}

function unitDocument(operation: OperationModel): StaticStructureSchema {
  return structure(`${operation.name}Response`, { requestId: STRING, return: STRING });
}

function structure(name: string, members: Record<string, $SchemaRef>): StaticStructureSchema {
  return [STRUCTURE, "local", name, 0, Object.keys(members), Object.values(members)];
}

function xmlResponse(status: number, requestId: string, body: string): WireResponse {
  return { status, headers: { "content-type": "text/xml;charset=UTF-8", "x-amzn-requestid": requestId }, body };
}
