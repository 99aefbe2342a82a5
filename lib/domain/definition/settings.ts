/** What of a method is said beside its integration's address: by name, in words that can be compared and read. */

/** As API Gateway's control plane shapes a method; a definition is brought into the same shape. */
export interface MethodShape {
  authorizationType?: string | undefined;
  apiKeyRequired?: boolean | undefined;
  operationName?: string | undefined;
  requestParameters?: Record<string, boolean> | undefined;
  requestModels?: Record<string, string> | undefined;
  methodResponses?: Record<string, MethodResponseShape> | undefined;
}

export interface MethodResponseShape {
  responseParameters?: Record<string, boolean> | undefined;
  responseModels?: Record<string, string> | undefined;
}

export interface IntegrationShape {
  passthroughBehavior?: string | undefined;
  contentHandling?: string | undefined;
  credentials?: string | undefined;
  connectionId?: string | undefined;
  requestParameters?: Record<string, string> | undefined;
  requestTemplates?: Record<string, string> | undefined;
  integrationResponses?: Record<string, IntegrationResponseShape> | undefined;
}

export interface IntegrationResponseShape {
  statusCode?: string | undefined;
  selectionPattern?: string | undefined;
  responseParameters?: Record<string, string> | undefined;
  responseTemplates?: Record<string, string> | undefined;
}

/** AWS says null for what is empty. */
type Entry = readonly [name: string, value: string | null | undefined];

/** Of the method itself, without what is the default anyway. */
export function settingsOf(method: MethodShape): Record<string, string> {
  const { authorizationType = "NONE" } = method;
  return said([
    ["authorization", authorizationType === "NONE" ? undefined : authorizationType],
    ["API key", method.apiKeyRequired ? "required" : undefined],
    ["operation name", method.operationName],
    ...entriesOf(method.requestParameters).map(
      ([name, isRequired]): Entry => [
        name.replace("method.request.", "parameter "),
        isRequired ? "required" : "optional",
      ],
    ),
    ...entriesOf(method.requestModels).map(([type, model]): Entry => [`request model ${type}`, modelWords(model)]),
    ...entriesOf(method.methodResponses).map(
      ([status, response]): Entry => [`response ${status}`, responseWords(response)],
    ),
  ]);
}

/** Of its integration, beside type, address, HTTP method, connection and timeout; also without defaults. */
export function integrationSettingsOf(integration: IntegrationShape): Record<string, string> {
  const { passthroughBehavior = "WHEN_NO_MATCH" } = integration;
  return said([
    ["passthrough", passthroughBehavior === "WHEN_NO_MATCH" ? undefined : passthroughBehavior],
    ["content handling", integration.contentHandling],
    ["credentials", integration.credentials],
    ["VPC link", integration.connectionId],
    ...entriesOf(integration.requestParameters).map(([to, from]): Entry => [`mapping of ${to}`, from]),
    ...entriesOf(integration.requestTemplates).map(([type, template]): Entry => [`template ${type}`, template]),
    ...Object.values(integration.integrationResponses ?? {}).map(
      (response): Entry => [
        `integration response ${response.selectionPattern || "default"}`,
        [
          response.statusCode ?? "",
          ...entriesOf(response.responseParameters).map(([to, from]) => `${to} = ${from}`),
          ...entriesOf(response.responseTemplates)
            .filter(([, template]) => template && template !== PASSTHROUGH)
            .map(([type, template]) => `${type}: ${template}`),
        ].join(", "),
      ],
    ),
  ]);
}

/** How AWS exports a template that passes the body on; its control plane says null. */
const PASSTHROUGH = "__passthrough__";

const said = (entries: readonly Entry[]): Record<string, string> =>
  Object.fromEntries(entries.flatMap(([name, value]) => (value ? [[name, value] as const] : [])));

const responseWords = ({ responseParameters, responseModels }: MethodResponseShape): string =>
  [
    "declared",
    ...entriesOf(responseParameters).map(([name]) => name.replace("method.response.", "")),
    ...entriesOf(responseModels).map(([type, model]) => `${type} ${modelWords(model)}`),
  ].join(", ");

/** API Gateway names a schema that has no name itself, in every API anew. */
const modelWords = (name: string): string => (/^MODEL[0-9a-f]{6}$/i.test(name) ? "a schema of its own" : name);

const entriesOf = <T>(map: Record<string, T> | undefined): [string, T][] =>
  Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
