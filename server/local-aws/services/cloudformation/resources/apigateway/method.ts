import type { ConnectionType, ContentHandlingStrategy, IntegrationType } from "@aws-sdk/client-api-gateway";
import { z } from "zod";
import { isMissing } from "../../calls";
import { camelCased, pascalCased } from "../camel";
import { defineType, type Request } from "../resource-type";
import { flag, integer, structure, text, textMap, texts } from "../shapes";

const flags = z.record(z.string(), flag);
/** Members whose keys are their author's own. */
const MAPS = ["requestParameters", "requestTemplates", "responseParameters", "responseTemplates", "responseModels"];

const integration = structure({
  Type: text,
  Uri: text.optional(),
  IntegrationHttpMethod: text.optional(),
  PassthroughBehavior: text.optional(),
  RequestParameters: textMap.optional(),
  RequestTemplates: textMap.optional(),
  ConnectionType: text.optional(),
  ConnectionId: text.optional(),
  ContentHandling: text.optional(),
  Credentials: text.optional(),
  TimeoutInMillis: integer.optional(),
  CacheNamespace: text.optional(),
  CacheKeyParameters: texts.optional(),
  IntegrationResponses: structure({
    StatusCode: text,
    SelectionPattern: text.optional(),
    ContentHandling: text.optional(),
    ResponseParameters: textMap.optional(),
    ResponseTemplates: textMap.optional(),
  })
    .array()
    .optional(),
});

const schema = structure({
  RestApiId: text,
  ResourceId: text,
  HttpMethod: text,
  AuthorizationType: text.optional(),
  ApiKeyRequired: flag.optional(),
  OperationName: text.optional(),
  RequestParameters: flags.optional(),
  RequestModels: textMap.optional(),
  AuthorizationScopes: texts.optional(),
  Integration: integration.optional(),
  MethodResponses: structure({
    StatusCode: text,
    ResponseParameters: flags.optional(),
    ResponseModels: textMap.optional(),
  })
    .array()
    .optional(),
});

type Properties = z.output<typeof schema>;

const addressOf = ({ RestApiId, ResourceId, HttpMethod }: Properties) => ({
  restApiId: RestApiId,
  resourceId: ResourceId,
  httpMethod: HttpMethod,
});

export const method = defineType({
  type: "AWS::ApiGateway::Method",
  schema,
  replaces: ["RestApiId", "ResourceId", "HttpMethod"],

  async create(request) {
    await putMethod(request);
    return idOf(request.properties);
  },

  async find(request) {
    const { call, properties } = request;
    const found = await call("apigateway", "GetMethod", addressOf(properties)).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    if (!found) return undefined;
    await putAgain(request);
    return idOf(properties);
  },

  async update(change) {
    await putAgain(change);
  },

  async delete({ call, properties }) {
    await call("apigateway", "DeleteMethod", addressOf(properties));
  },

  async read({ call, properties }) {
    const found = await call("apigateway", "GetMethod", addressOf(properties));
    const { methodIntegration: actual } = found;
    const shown = pascalCased(actual && { ...actual, integrationHttpMethod: actual.httpMethod }, MAPS);
    return {
      AuthorizationType: found.authorizationType,
      ApiKeyRequired: found.apiKeyRequired,
      OperationName: found.operationName,
      RequestParameters: found.requestParameters,
      Integration: shown,
    };
  },
});

const idOf = ({ RestApiId, ResourceId, HttpMethod }: Properties) => `${RestApiId}|${ResourceId}|${HttpMethod}`;

async function putAgain(request: Request<Properties>): Promise<void> {
  await request.call("apigateway", "DeleteMethod", addressOf(request.properties)).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
  await putMethod(request);
}

/** The method with its responses and its integration. */
async function putMethod({ call, properties, made }: Request<Properties>): Promise<void> {
  const address = addressOf(properties);
  await call("apigateway", "PutMethod", {
    ...address,
    authorizationType: properties.AuthorizationType ?? "NONE",
    apiKeyRequired: properties.ApiKeyRequired,
    operationName: properties.OperationName,
    requestParameters: properties.RequestParameters,
    requestModels: properties.RequestModels,
    authorizationScopes: properties.AuthorizationScopes,
  });
  made(idOf(properties));
  for (const response of properties.MethodResponses ?? []) {
    const { StatusCode, ResponseParameters, ResponseModels } = response;
    const values = { responseParameters: ResponseParameters, responseModels: ResponseModels };
    await call("apigateway", "PutMethodResponse", { ...address, statusCode: StatusCode, ...values });
  }
  const { Integration } = properties;
  if (!Integration) return;
  const { IntegrationResponses = [], Type, ConnectionType: connection, ContentHandling, ...settings } = Integration;
  await call("apigateway", "PutIntegration", {
    ...camelCased(settings, MAPS),
    ...address,
    type: Type as IntegrationType,
    connectionType: connection as ConnectionType | undefined,
    contentHandling: ContentHandling as ContentHandlingStrategy | undefined,
  });
  for (const { ContentHandling: handling, ...response } of IntegrationResponses) {
    await call("apigateway", "PutIntegrationResponse", {
      ...address,
      ...camelCased(response, MAPS),
      contentHandling: handling as ContentHandlingStrategy | undefined,
    });
  }
}
