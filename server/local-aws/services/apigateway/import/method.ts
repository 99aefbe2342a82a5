/** An operation of the document as a method: what its caller must bring, and what it may answer. */
import type { MethodResponse } from "@aws-sdk/client-api-gateway";
import { checkAuthorization, checkRequestParameter } from "../methods/check";
import type { ApiExtensions, MethodRecord } from "../model";
import { checkResponseParameter } from "../responses/check";
import { idOf } from "./extensions";
import { defined, isRecord, type Json, listOf, recordOf, textOf, textsOf } from "./json";
import { modelNameOf } from "./models";
import { securityOf } from "./security";
import { resolved, type Source } from "./source";

const JSON_TYPE = "application/json";
/** Where a parameter stands in the document, and in a mapping expression. */
const PLACES: Record<string, string> = { query: "querystring", path: "path", header: "header" };

export interface OperationSource {
  verb: string;
  path: string;
  operation: Json;
  /** Those of the path item, for all of its operations. */
  shared: unknown;
}

/** What methods may name. */
export interface Known {
  models: Record<string, object>;
  extensions: ApiExtensions;
}

export function readMethod(source: Source, from: OperationSource, { models, extensions }: Known): MethodRecord {
  const { notes } = source;
  const { verb, path, operation } = from;
  const parameters = parametersOf(source, from);
  const method: MethodRecord = defined({
    httpMethod: verb,
    ...securityOf(source, operation, extensions.authorizers),
    requestValidatorId: validatorOf(source, operation, extensions),
    operationName: textOf(operation.operationId),
    requestParameters: requestParametersOf(source, parameters),
    requestModels: requestModelsOf(source, operation, parameters, models),
    methodResponses: methodResponsesOf(source, operation, models),
  });
  notes.attempt(`Unable to put method '${verb}' on resource at path '${path}'`, () => {
    if (method.authorizerId === undefined) checkAuthorization(method.authorizationType);
    for (const name of Object.keys(method.requestParameters ?? {})) checkRequestParameter(name);
    for (const { responseParameters } of Object.values(method.methodResponses ?? {})) {
      for (const name of Object.keys(responseParameters ?? {})) checkResponseParameter(name);
    }
  });
  return method;
}

/** The operation's own validator, else the document's. */
function validatorOf({ document, notes }: Source, operation: Json, { requestValidators }: ApiExtensions) {
  const key = "x-amazon-apigateway-request-validator";
  const name = textOf(operation[key] ?? document[key]);
  if (name === undefined) return undefined;
  if (!Object.hasOwn(requestValidators, name)) notes.error(`Invalid request validator '${name}' specified`);
  return idOf(name);
}

/** An operation's parameter takes the place of the path item's with the same name and place. */
function parametersOf(source: Source, { operation, shared }: OperationSource): Json[] {
  const all = [...listOf(shared), ...listOf(operation.parameters)].map((parameter) => resolved(source, parameter));
  return [...new Map(all.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values()];
}

function requestParametersOf({ notes }: Source, parameters: readonly Json[]): Record<string, boolean> | undefined {
  const entries = parameters.flatMap((parameter) => {
    const [name, where] = [textOf(parameter.name) ?? "", textOf(parameter.in) ?? ""];
    if (where === "body") return [];
    const place = Object.hasOwn(PLACES, where) ? PLACES[where] : undefined;
    if (place === undefined) notes.warn(`Parameter '${name}' in '${where}' is not supported, skipping`);
    return place === undefined
      ? []
      : [[`method.request.${place}.${name}`, place === "path" || parameter.required === true] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function requestModelsOf(
  source: Source,
  operation: Json,
  parameters: readonly Json[],
  models: Record<string, object>,
): Record<string, string> | undefined {
  if (source.isOpenApi3) return contentModels(source, resolved(source, operation.requestBody).content, models);
  const body = parameters.find((parameter) => parameter.in === "body");
  const model = modelNameOf(body?.schema, models, source.notes);
  return model === undefined ? undefined : byType(typesOf(source, operation, "consumes"), model);
}

function methodResponsesOf(source: Source, operation: Json, models: Record<string, object>) {
  const entries = Object.entries(recordOf(operation.responses)).flatMap(([statusCode, value]) => {
    if (!/^[1-5]\d\d$/.test(statusCode)) {
      if (statusCode.startsWith("x-")) return [];
      source.notes.warn(
        statusCode === "default"
          ? "Default response not supported, skipping"
          : `Response '${statusCode}' not supported, skipping`,
      );
      return [];
    }
    const response = resolved(source, value);
    const record: MethodResponse = defined({
      statusCode,
      responseParameters: responseParametersOf(response),
      responseModels: source.isOpenApi3
        ? contentModels(source, response.content, models)
        : swaggerModels(source, operation, response, models),
    });
    return [[statusCode, record] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function swaggerModels(source: Source, operation: Json, { schema }: Json, models: Record<string, object>) {
  const model = modelNameOf(schema, models, source.notes);
  return model === undefined ? undefined : byType(typesOf(source, operation, "produces"), model);
}

const responseParametersOf = ({ headers }: Json): Record<string, boolean> | undefined => {
  const names = isRecord(headers) ? Object.keys(headers) : [];
  return names.length > 0
    ? Object.fromEntries(names.map((name) => [`method.response.header.${name}`, false]))
    : undefined;
};

/** Content types of the operation, else of the document, else JSON. */
function typesOf({ document }: Source, operation: Json, kind: "consumes" | "produces"): string[] {
  const types = textsOf(operation[kind] ?? document[kind]);
  return types.length > 0 ? types : [JSON_TYPE];
}

const byType = (types: readonly string[], model: string): Record<string, string> =>
  Object.fromEntries(types.map((type) => [type, model]));

function contentModels(
  { notes }: Source,
  content: unknown,
  models: Record<string, object>,
): Record<string, string> | undefined {
  const entries = Object.entries(recordOf(content)).flatMap(([type, media]) => {
    const model = modelNameOf(recordOf(media).schema, models, notes);
    return model === undefined ? [] : [[type, model] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
