import { isRecord, type Json, listOf, type Path, recordOf, textOf } from "../json";
import type { MethodResponseShape, MethodShape } from "../settings";
import type { Source } from "./source";

/** What a mapping expression can name. */
const PARAMETER_NAME = /^[\w.$:!#%&'*+^`|~-]+$/;

const PLACES: Record<string, string> = { query: "querystring", path: "path", header: "header" };

/** An operation as API Gateway will have it, but for its integration. */
export function readMethod(source: Source, operation: Json, shared: unknown, path: Path): MethodShape {
  const parameters = parametersOf(source, operation, shared, path);
  checkValidator(source, operation, path);
  return {
    ...securityOf(source, operation, path),
    operationName: textOf(operation.operationId),
    requestParameters: Object.fromEntries(
      parameters.flatMap(({ name, place, isRequired }) =>
        place === undefined ? [] : [[`method.request.${place}.${name}`, isRequired]],
      ),
    ),
    requestModels: requestModelsOf(source, operation, parameters, path),
    methodResponses: responsesOf(source, operation, path),
  };
}

/** The operation's own, else the document's (developer guide, "x-amazon-apigateway-request-validator"). */
function checkValidator(source: Source, operation: Json, path: Path): void {
  const key = "x-amazon-apigateway-request-validator";
  const name = textOf(operation[key] ?? source.document[key]);
  if (name === undefined || Object.hasOwn(recordOf(source.document[`${key}s`]), name)) return;
  source.problem(
    operation[key] === undefined ? [key] : [...path, key],
    `There is no request validator “${name}” in ${key}s.`,
  );
}

interface Parameter {
  name: string;
  /** Undefined: the body, or nothing that API Gateway knows. */
  place: string | undefined;
  isRequired: boolean;
  schema: unknown;
}

/** The operation's own take the place of the path item's with the same name and place. */
function parametersOf(source: Source, operation: Json, shared: unknown, path: Path): Parameter[] {
  const all = [...listOf(shared), ...listOf(operation.parameters)].map((each) =>
    source.resolved(each, [...path, "parameters"]),
  );
  const last = [...new Map(all.map((each) => [`${each.in} ${each.name}`, each])).values()];
  return last.map((parameter) => {
    const [name, where] = [textOf(parameter.name) ?? "", textOf(parameter.in) ?? ""];
    const place = Object.hasOwn(PLACES, where) ? PLACES[where] : undefined;
    if (place === undefined && where !== "body")
      source.warn([...path, "parameters"], `API Gateway has no parameters in “${where}”: ${name} is left out.`);
    if (place !== undefined && !PARAMETER_NAME.test(name))
      source.problem([...path, "parameters"], `API Gateway takes no parameter with the name “${name}”.`);
    return { name, place, isRequired: place === "path" || parameter.required === true, schema: parameter.schema };
  });
}

function requestModelsOf(source: Source, operation: Json, parameters: Parameter[], path: Path) {
  const here = [...path, source.isOpenApi3 ? "requestBody" : "parameters"];
  if (source.isOpenApi3) {
    return contentModels(source, source.resolved(operation.requestBody, here).content, here);
  }
  const body = parameters.find(({ place, schema }) => place === undefined && schema !== undefined);
  return swaggerModels(source, operation, "consumes", body?.schema, here);
}

function responsesOf(source: Source, operation: Json, path: Path): Record<string, MethodResponseShape> {
  const entries = Object.entries(recordOf(operation.responses)).flatMap(([status, value]) => {
    const here = [...path, "responses", status];
    if (status.startsWith("x-")) return [];
    if (!/^[1-5]\d\d$/.test(status)) {
      source.warn(here, `API Gateway knows responses by status only: “${status}” is left out.`);
      return [];
    }
    const response = source.resolved(value, here);
    const headers = isRecord(response.headers) ? Object.keys(response.headers) : [];
    const shape: MethodResponseShape = {
      responseParameters: Object.fromEntries(headers.map((name) => [`method.response.header.${name}`, false])),
      responseModels: source.isOpenApi3
        ? contentModels(source, response.content, here)
        : swaggerModels(source, operation, "produces", response.schema, here),
    };
    return [[status, shape] as const];
  });
  return Object.fromEntries(entries);
}

function contentModels(source: Source, content: unknown, path: Path): Record<string, string> {
  const entries = Object.entries(recordOf(content)).flatMap(([type, media]) => {
    const model = modelName(source, recordOf(media).schema, path);
    return model === undefined ? [] : [[type, model] as const];
  });
  return Object.fromEntries(entries);
}

/** For every content type of the operation, else of the document, else JSON. */
function swaggerModels(
  source: Source,
  operation: Json,
  kind: "consumes" | "produces",
  schema: unknown,
  path: Path,
): Record<string, string> {
  const { document } = source;
  const model = modelName(source, schema, path);
  if (model === undefined) return {};
  const types = listOf(operation[kind] ?? document[kind]).flatMap((type) => textOf(type) ?? []);
  return Object.fromEntries((types.length > 0 ? types : ["application/json"]).map((type) => [type, model]));
}

/** A schema without a name gets one from API Gateway: `MODEL` and six hexadecimal digits. */
function modelName(source: Source, schema: unknown, path: Path): string | undefined {
  if (!isRecord(schema) || Object.keys(schema).length === 0) return undefined;
  source.resolved(schema, path);
  return typeof schema.$ref === "string" ? schema.$ref.split("/").at(-1) : "MODEL000000";
}

/** Of the security schemes only API keys, IAM and authorizers of API Gateway's own are known there. */
function securityOf(source: Source, operation: Json, path: Path) {
  const { document, isOpenApi3 } = source;
  const schemes = recordOf(isOpenApi3 ? recordOf(document.components).securitySchemes : document.securityDefinitions);
  const names = listOf(operation.security ?? document.security).flatMap((each) => Object.keys(recordOf(each)));
  const kinds = names.map((name) => {
    const kind = schemeKind(recordOf(Object.hasOwn(schemes, name) ? schemes[name] : undefined));
    if (kind === undefined)
      source.warn(
        [...path, "security"],
        `API Gateway does not know the security scheme “${name}”: the method will be open to everybody unless it is protected otherwise.`,
      );
    return kind;
  });
  const said = textOf(recordOf(operation["x-amazon-apigateway-auth"]).type)?.toUpperCase();
  const authorizationType = said ?? kinds.find((kind) => kind !== "API_KEY") ?? "NONE";
  return { authorizationType, apiKeyRequired: kinds.includes("API_KEY") };
}

function schemeKind(scheme: Json): string | undefined {
  if (scheme["x-amazon-apigateway-authorizer"] !== undefined) {
    return textOf(scheme["x-amazon-apigateway-authtype"]) === "cognito_user_pools" ? "COGNITO_USER_POOLS" : "CUSTOM";
  }
  if (textOf(scheme["x-amazon-apigateway-authtype"])?.toLowerCase() === "awssigv4") return "AWS_IAM";
  return scheme.type === "apiKey" && textOf(scheme.name)?.toLowerCase() === "x-api-key" ? "API_KEY" : undefined;
}
