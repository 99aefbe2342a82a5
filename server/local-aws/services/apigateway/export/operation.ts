/** What both export formats say of a method. */
import type { IntegrationResponse } from "@aws-sdk/client-api-gateway";
import { withReferences } from "../import/models";
import type {
  ApiExtensions,
  IntegrationRecord,
  MethodRecord,
  ResourceRecord,
  RestApiRecord,
  StageRecord,
} from "../model";
import { BUILT_IN, isBuiltIn } from "../models/built-in";
import { own } from "../tables";

export interface ExportSource {
  api: RestApiRecord;
  stage: StageRecord;
  /** Of the stage's deployed snapshot. */
  resources: readonly ResourceRecord[];
  /** Of the snapshot, by name. */
  models: Record<string, object>;
  /** Of the snapshot; absent in one that knew none. */
  extensions?: ApiExtensions | undefined;
  /** Whether `x-amazon-apigateway-authorizer` is asked for. */
  authorizers: boolean;
  /** Whether `x-amazon-apigateway-integration` is asked for. */
  integrations: boolean;
  /** Whether what is said of the API as a whole is: binary media types, policy… */
  settings: boolean;
  host: string;
}

/** An API without a version is exported with its date, as AWS does. */
export function infoOf({ api }: ExportSource) {
  const version = api.version ?? api.createdDate.toISOString().replace(/\.\d{3}Z$/, "Z");
  return { ...(api.description ? { description: api.description } : {}), version, title: api.name };
}

/** Paths with methods, both in order; a verb is lower case, ANY is its own extension. */
export function pathsOf(
  resources: readonly ResourceRecord[],
  show: (method: MethodRecord, resource: ResourceRecord) => object,
) {
  const withMethods = resources.filter((resource) => Object.keys(resource.methods).length > 0);
  return Object.fromEntries(
    withMethods
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map((resource) => [
        resource.path,
        Object.fromEntries(
          Object.entries(resource.methods)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([verb, method]) => [keyOf(verb), show(method, resource)]),
        ),
      ]),
  );
}

/** The `x-amazon-apigateway-…` of the API as a whole (developer guide, "OpenAPI extensions"). */
export function settingsOf({ api, settings }: ExportSource): object {
  if (!settings) return {};
  return defined({
    "x-amazon-apigateway-api-key-source": api.apiKeySource === "AUTHORIZER" ? api.apiKeySource : undefined,
    "x-amazon-apigateway-binary-media-types": api.binaryMediaTypes?.length ? api.binaryMediaTypes : undefined,
    "x-amazon-apigateway-minimum-compression-size": api.minimumCompressionSize,
    "x-amazon-apigateway-policy": api.policy === undefined ? undefined : policyOf(api.policy),
  });
}

function policyOf(policy: string): unknown {
  try {
    return JSON.parse(policy);
  } catch {
    return policy;
  }
}

const keyOf = (verb: string) => (verb === "ANY" ? "x-amazon-apigateway-any-method" : verb.toLowerCase());

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
}

/** `method.request.querystring.q` declared false is an optional query parameter. A path parameter is always required. */
export function parametersOf(method: MethodRecord): Parameter[] {
  return Object.entries(method.requestParameters ?? {}).map(([key, required]) => {
    const [, , place, ...name] = key.split(".");
    const where = place === "querystring" ? "query" : place === "path" ? "path" : "header";
    return { name: name.join("."), in: where, required: where === "path" || required };
  });
}

/** Header names a method response declares. */
export const headersOf = (parameters: Record<string, boolean> | undefined) =>
  Object.keys(parameters ?? {}).map((key) => key.replace("method.response.header.", ""));

/** `x-amazon-apigateway-integration` (developer guide), with the URI as written: variables are not resolved. */
export function integrationExtension(integration: IntegrationRecord, resource: ResourceRecord): object {
  const isLink = integration.connectionType === "VPC_LINK";
  return defined({
    type: integration.type.toLowerCase(),
    credentials: integration.credentials,
    httpMethod: integration.httpMethod,
    uri: integration.uri,
    responses: responsesOf(integration.integrationResponses),
    requestParameters: filled(integration.requestParameters),
    requestTemplates: filled(integration.requestTemplates),
    passthroughBehavior: integration.passthroughBehavior?.toLowerCase(),
    contentHandling: integration.contentHandling,
    timeoutInMillis: integration.timeoutInMillis,
    connectionType: isLink ? "VPC_LINK" : undefined,
    connectionId: isLink ? integration.connectionId : undefined,
    integrationTarget: integration.integrationTarget,
    responseTransferMode: integration.responseTransferMode,
    tlsConfig: integration.tlsConfig && defined({ ...integration.tlsConfig }),
    // The resource's own id is what it is anyway, and would differ in every copy of the API.
    cacheNamespace: integration.cacheNamespace === resource.id ? undefined : integration.cacheNamespace,
    cacheKeyParameters: integration.cacheKeyParameters?.length ? integration.cacheKeyParameters : undefined,
  });
}

/** By selection pattern; the response without one is `default`. */
function responsesOf(responses: Record<string, IntegrationResponse> | undefined) {
  const entries = Object.values(responses ?? {}).map((response) => [
    response.selectionPattern || "default",
    defined({
      statusCode: response.statusCode,
      responseParameters: filled(response.responseParameters),
      responseTemplates: filled(response.responseTemplates),
      contentHandling: response.contentHandling,
    }),
  ]);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

const filled = <T extends object>(map: T | undefined) => (map && Object.keys(map).length > 0 ? map : undefined);

const defined = (record: Record<string, unknown>): object =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

/**
 * The models that are kept and those that a method names, by name, with references below `prefix`. One that was never
 * kept is AWS's own or any object; AWS's own are told only where they are named.
 */
export function modelsIn({ models, resources }: ExportSource, prefix: string): Record<string, unknown> {
  const named = resources
    .flatMap((resource) => Object.values(resource.methods))
    .flatMap((method) => [
      method.requestModels,
      ...Object.values(method.methodResponses ?? {}).map((r) => r.responseModels),
    ])
    .flatMap((names) => Object.values(names ?? {}));
  const kept = Object.entries(models).filter(([name, schema]) => !isBuiltIn(name, schema));
  const names = [...new Set([...kept.map(([name]) => name), ...named])].sort();
  return Object.fromEntries(
    names.map((name) => [name, withReferences(own(models, name) ?? own(BUILT_IN, name) ?? { type: "object" }, prefix)]),
  );
}
