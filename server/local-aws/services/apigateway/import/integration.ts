/** `x-amazon-apigateway-integration` (developer guide) as an integration of the editable API. */
import type {
  ConnectionType,
  ContentHandlingStrategy,
  IntegrationResponse,
  ResponseTransferMode,
} from "@aws-sdk/client-api-gateway";
import { checkIntegration } from "../integrations/check";
import type { IntegrationRecord, MethodRecord, ResourceRecord } from "../model";
import { checkResponseMappings, checkStatusCode } from "../responses/check";
import { own } from "../tables";
import { defined, type Json, recordOf, textMap, textOf, textsOf } from "./json";
import type { Notes } from "./notes";

const DEFAULT_TIMEOUT = 29_000;

/** The integration as written; `cacheNamespace` is the resource's id where none is said. */
export function readIntegration(extension: Json, resource: ResourceRecord): IntegrationRecord {
  const tls = recordOf(extension.tlsConfig);
  return defined({
    type: upper(extension.type) as IntegrationRecord["type"],
    httpMethod: upper(extension.httpMethod) || undefined,
    uri: textOf(extension.uri),
    credentials: textOf(extension.credentials),
    connectionType: (upper(extension.connectionType) || undefined) as ConnectionType | undefined,
    connectionId: textOf(extension.connectionId),
    integrationTarget: textOf(extension.integrationTarget),
    responseTransferMode: (upper(extension.responseTransferMode) || undefined) as ResponseTransferMode | undefined,
    passthroughBehavior: upper(extension.passthroughBehavior) || "WHEN_NO_MATCH",
    contentHandling: contentHandling(extension),
    timeoutInMillis: extension.timeoutInMillis === undefined ? DEFAULT_TIMEOUT : Number(extension.timeoutInMillis),
    cacheNamespace: textOf(extension.cacheNamespace) ?? resource.id,
    cacheKeyParameters: textsOf(extension.cacheKeyParameters),
    requestParameters: textMap(extension.requestParameters),
    requestTemplates: textMap(extension.requestTemplates),
    tlsConfig:
      tls.insecureSkipVerification === undefined
        ? undefined
        : { insecureSkipVerification: tls.insecureSkipVerification === true },
    integrationResponses: responsesOf(extension),
  });
}

/** What PutIntegration and PutIntegrationResponse would refuse. */
export function checkWhole(
  integration: IntegrationRecord,
  method: MethodRecord,
  resource: ResourceRecord,
  notes: Notes,
): void {
  const where = `'${method.httpMethod}' for resource at path '${resource.path}'`;
  notes.attempt(`Unable to put integration on ${where}`, () => checkIntegration(integration, method, resource));
  for (const response of Object.values(integration.integrationResponses ?? {})) {
    notes.attempt(`Unable to put integration response on ${where}`, () => {
      const declared = own(method.methodResponses, checkStatusCode(response.statusCode));
      if (declared) checkResponseMappings(response, declared);
      // A proxy answers with what it is answered; AWS's own exports have statuses of it that the method does not declare.
      else if (!integration.type?.endsWith("_PROXY"))
        notes.error(`Unable to put integration response on ${where}: Invalid Response status code specified`);
    });
  }
}

/** By selection pattern in the document, by status in the record; `default` has no pattern. */
function responsesOf(extension: Json): Record<string, IntegrationResponse> | undefined {
  const entries = Object.entries(recordOf(extension.responses)).map(([pattern, value]) => {
    const response = recordOf(value);
    const statusCode = textOf(response.statusCode) ?? "";
    const record: IntegrationResponse = defined({
      statusCode,
      selectionPattern: pattern === "default" ? undefined : pattern,
      responseParameters: textMap(response.responseParameters),
      responseTemplates: textMap(response.responseTemplates),
      contentHandling: contentHandling(response),
    });
    return [statusCode, record] as const;
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

const contentHandling = (from: Json) =>
  (upper(from.contentHandling) || undefined) as ContentHandlingStrategy | undefined;
const upper = (value: unknown): string => textOf(value)?.toUpperCase() ?? "";
