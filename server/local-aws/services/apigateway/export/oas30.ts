/** OpenAPI 3.0.1, in the shape AWS exports. */
import type { MethodRecord, ResourceRecord } from "../model";
import { extensionsOf, validatorOf } from "./extensions";
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
import { securityOf, securitySchemes } from "./swagger";

export function oas30Document(source: ExportSource): object {
  const schemas = modelsIn(source, "#/components/schemas/");
  const schemes = securitySchemes(source);
  return {
    openapi: "3.0.1",
    info: infoOf(source),
    servers: [
      {
        url: `http://${source.host}/{basePath}`,
        variables: { basePath: { default: source.stage.stageName } },
      },
    ],
    paths: pathsOf(source.resources, (method, resource) => operationOf(method, resource, source)),
    components: {
      ...(Object.keys(schemas).length > 0 ? { schemas } : {}),
      ...(Object.keys(schemes).length > 0 ? { securitySchemes: schemes } : {}),
    },
    ...settingsOf(source),
    ...extensionsOf(source),
  };
}

function operationOf(method: MethodRecord, resource: ResourceRecord, source: ExportSource): object {
  const parameters = parametersOf(method).map((parameter) => ({ ...parameter, schema: { type: "string" } }));
  const security = securityOf(method, source);
  const integration = source.integrations ? method.methodIntegration : undefined;
  return {
    ...(method.operationName ? { operationId: method.operationName } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(method.requestModels ? { requestBody: { content: contentOf(method.requestModels), required: true } } : {}),
    responses: responsesOf(method),
    ...(security.length > 0 ? { security } : {}),
    ...validatorOf(method, source),
    ...(integration ? { "x-amazon-apigateway-integration": integrationExtension(integration, resource) } : {}),
  };
}

function contentOf(models: Record<string, string> | undefined): object {
  const entries = Object.entries(models ?? {});
  return Object.fromEntries(
    entries.map(([type, model]) => [type, { schema: { $ref: `#/components/schemas/${model}` } }]),
  );
}

function responsesOf(method: MethodRecord): object {
  const entries = Object.entries(method.methodResponses ?? {}).map(([status, response]) => {
    const headers = headersOf(response.responseParameters).map((name) => [name, { schema: { type: "string" } }]);
    return [
      status,
      {
        description: `${status} response`,
        ...(headers.length > 0 ? { headers: Object.fromEntries(headers) } : {}),
        content: contentOf(response.responseModels),
      },
    ];
  });
  return Object.fromEntries(entries);
}
