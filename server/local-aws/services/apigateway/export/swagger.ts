/** Swagger 2.0, in the shape AWS exports. */
import type { MethodRecord, ResourceRecord } from "../model";
import { authorizerOf, authorizerSchemes, extensionsOf, validatorOf } from "./extensions";
import {
  type ExportSource,
  headersOf,
  infoOf,
  integrationExtension,
  modelsIn,
  parametersOf,
  pathsOf,
  settingsOf,
} from "./operation";

export function swaggerDocument(source: ExportSource): object {
  const definitions = modelsIn(source, "#/definitions/");
  return {
    swagger: "2.0",
    info: infoOf(source),
    host: source.host,
    basePath: `/${source.stage.stageName}`,
    schemes: ["http"],
    paths: pathsOf(source.resources, (method, resource) => operationOf(method, resource, source)),
    ...securityDefinitions(source),
    ...(Object.keys(definitions).length > 0 ? { definitions } : {}),
    ...settingsOf(source),
    ...extensionsOf(source),
  };
}

function operationOf(method: MethodRecord, resource: ResourceRecord, source: ExportSource): object {
  const consumes = Object.keys(method.requestModels ?? {});
  const produces = [
    ...new Set(
      Object.values(method.methodResponses ?? {}).flatMap((response) => Object.keys(response.responseModels ?? {})),
    ),
  ];
  const parameters = [
    ...parametersOf(method).map((parameter) => ({ ...parameter, type: "string" })),
    ...bodyOf(method),
  ];
  const security = securityOf(method, source);
  const integration = source.integrations ? method.methodIntegration : undefined;
  return {
    ...(method.operationName ? { operationId: method.operationName } : {}),
    ...(consumes.length > 0 ? { consumes } : {}),
    ...(produces.length > 0 ? { produces } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    responses: responsesOf(method),
    ...(security.length > 0 ? { security } : {}),
    ...validatorOf(method, source),
    ...(integration ? { "x-amazon-apigateway-integration": integrationExtension(integration, resource) } : {}),
  };
}

const reference = (model: string) => ({ $ref: `#/definitions/${model}` });

/** One body parameter a distinct model. */
function bodyOf({ requestModels }: MethodRecord): object[] {
  return [...new Set(Object.values(requestModels ?? {}))].map((name) => ({
    in: "body",
    name,
    required: true,
    schema: reference(name),
  }));
}

function responsesOf(method: MethodRecord): object {
  const entries = Object.entries(method.methodResponses ?? {}).map(([status, response]) => {
    const [model] = Object.values(response.responseModels ?? {});
    const headers = headersOf(response.responseParameters).map((name) => [name, { type: "string" }]);
    return [
      status,
      {
        description: `${status} response`,
        ...(model === undefined ? {} : { schema: reference(model) }),
        ...(headers.length > 0 ? { headers: Object.fromEntries(headers) } : {}),
      },
    ];
  });
  return Object.fromEntries(entries);
}

const API_KEY = { type: "apiKey", name: "x-api-key", in: "header" };
const SIGV4 = { type: "apiKey", name: "Authorization", in: "header", "x-amazon-apigateway-authtype": "awsSigv4" };

export const securityOf = (method: MethodRecord, source: ExportSource): object[] => [
  ...(method.apiKeyRequired ? [{ api_key: [] }] : []),
  ...(method.authorizationType === "AWS_IAM" ? [{ sigv4: [] }] : []),
  ...authorizerOf(method, source),
];

/** The schemes that the snapshot's methods name. */
export function securitySchemes(source: ExportSource): Record<string, object> {
  const { resources } = source;
  const methods = resources.flatMap((resource) => Object.values(resource.methods));
  return {
    ...(methods.some((method) => method.apiKeyRequired) ? { api_key: API_KEY } : {}),
    ...(methods.some((method) => method.authorizationType === "AWS_IAM") ? { sigv4: SIGV4 } : {}),
    ...authorizerSchemes(source),
  };
}

function securityDefinitions(source: ExportSource): object {
  const schemes = securitySchemes(source);
  return Object.keys(schemes).length > 0 ? { securityDefinitions: schemes } : {};
}
