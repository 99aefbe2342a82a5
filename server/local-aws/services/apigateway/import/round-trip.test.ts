import fc from "fast-check";
import { expect, it } from "vitest";
import { oas30Document } from "../export/oas30";
import type { ExportSource } from "../export/operation";
import { swaggerDocument } from "../export/swagger";
import { toYaml } from "../export/yaml";
import type { ApiExtensions, IntegrationRecord, MethodRecord, ResourceRecord, RestApiRecord } from "../model";
import { readDefinition } from "./definition";
import { idOf } from "./extensions";
import { mergedResources } from "./merge-resources";
import { Notes } from "./notes";
import { parseBody } from "./parse";
import { sourceOf } from "./source";

const api: RestApiRecord = { id: "a1", name: "shop é", createdDate: new Date(0), rootResourceId: "root" };
const root: ResourceRecord = { restApiId: "a1", id: "root", path: "/", methods: {} };

const word = fc.stringMatching(/^[a-z]{1,6}$/);
const model = fc.constantFrom("Empty", "Order", "Error");
const mapping = fc.oneof(
  fc.string({ maxLength: 8 }).map((text) => `'${text.replaceAll("'", "")}'`),
  fc.constantFrom("stageVariables.x", "context.requestId"),
);

const integration: fc.Arbitrary<IntegrationRecord> = fc.record(
  {
    type: fc.constantFrom("HTTP", "HTTP_PROXY"),
    httpMethod: fc.constantFrom("GET", "POST", "ANY"),
    uri: word.map((name) => `http://\${stageVariables.${name}}/v1/${name}?q=1`),
    passthroughBehavior: fc.constantFrom("WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"),
    timeoutInMillis: fc.integer({ min: 50, max: 29_000 }),
    cacheKeyParameters: fc.constant([]),
    requestParameters: fc.dictionary(
      word.map((name) => `integration.request.header.${name}`),
      mapping,
      { minKeys: 1, maxKeys: 3 },
    ),
    requestTemplates: fc.dictionary(fc.constantFrom("application/json", "text/xml"), fc.string(), {
      minKeys: 1,
      maxKeys: 2,
    }),
    connectionType: fc.constant("VPC_LINK" as const),
    connectionId: fc.constant("${stageVariables.link}"),
    integrationResponses: fc.constant({
      "200": { statusCode: "200", responseParameters: { "method.response.header.etag": "'x'" } },
    }),
  },
  { requiredKeys: ["type", "httpMethod", "uri", "passthroughBehavior", "timeoutInMillis", "cacheKeyParameters"] },
);

const EXTENSIONS: ApiExtensions = {
  requestValidators: { all: { validateRequestBody: true, validateRequestParameters: true } },
  gatewayResponses: { DEFAULT_4XX: { statusCode: "418", responseTemplates: { "application/json": "{}" } } },
  authorizers: {
    guard: { type: "apiKey", name: "X-Token", in: "header", "x-amazon-apigateway-authorizer": { type: "request" } },
    pool: {
      type: "apiKey",
      name: "Authorization",
      in: "header",
      "x-amazon-apigateway-authtype": "cognito_user_pools",
      "x-amazon-apigateway-authorizer": { type: "cognito_user_pools", providerARNs: ["arn"] },
    },
  },
};

const open: fc.Arbitrary<Omit<MethodRecord, "httpMethod">> = fc.record(
  {
    authorizationType: fc.constantFrom("NONE", "AWS_IAM"),
    apiKeyRequired: fc.boolean(),
    operationName: word,
    requestValidatorId: fc.constant(idOf("all")),
    requestParameters: fc.dictionary(
      fc
        .tuple(fc.constantFrom("querystring", "header"), word)
        .map(([place, name]) => `method.request.${place}.${name}`),
      fc.boolean(),
      { minKeys: 1, maxKeys: 3 },
    ),
    requestModels: model.map((name) => ({ "application/json": name })),
    methodIntegration: integration.map((made) => (made.connectionType ? { ...made, connectionId: "l" } : made)),
  },
  { requiredKeys: ["authorizationType", "apiKeyRequired", "methodIntegration"] },
);

const methodRecord = open.chain((method) =>
  fc.constantFrom(
    method,
    { ...method, authorizationType: "CUSTOM", authorizerId: idOf("guard") },
    {
      ...method,
      authorizationType: "COGNITO_USER_POOLS",
      authorizerId: idOf("pool"),
      authorizationScopes: ["orders/read"],
    },
  ),
);

const resource = (path: string, methods: ResourceRecord["methods"]): ResourceRecord => ({
  restApiId: "a1",
  id: `id${path}`,
  path,
  methods,
});

const declared: MethodRecord["methodResponses"] = {
  "200": {
    statusCode: "200",
    responseParameters: { "method.response.header.etag": false },
    responseModels: { "application/json": "Order" },
  },
  "404": { statusCode: "404" },
};

const methodsOf = fc
  .dictionary(fc.constantFrom("GET", "POST", "ANY", "OPTIONS"), methodRecord, { minKeys: 1 })
  .map((methods) =>
    Object.fromEntries(
      Object.entries(methods).map(([verb, method]) => [
        verb,
        { ...method, httpMethod: verb, methodResponses: declared },
      ]),
    ),
  );
const paths = fc.uniqueArray(
  fc
    .array(word, { maxLength: 3 })
    .chain((parts) => fc.constantFrom([], ["{id}"], ["{proxy+}"]).map((last) => `/${[...parts, ...last].join("/")}`)),
  { minLength: 1, maxLength: 6, selector: (path) => path.replace(/\{.*\}/, "{}") },
);

const sourceWith = (resources: ResourceRecord[], models: Record<string, object>): ExportSource => ({
  api: { ...api, version: "1", binaryMediaTypes: ["image/png"], policy: '{"Version":"2012-10-17"}' },
  stage: {
    restApiId: "a1",
    stageName: "dev",
    deploymentId: "d",
    createdDate: new Date(0),
    lastUpdatedDate: new Date(0),
  },
  resources,
  models,
  extensions: EXTENSIONS,
  authorizers: true,
  integrations: true,
  settings: true,
  host: "a1.example",
});

const ORDER = { type: "object", properties: { lines: { type: "array", items: { $ref: "#/definitions/Line" } } } };

/** What an API is that was made from a document: its next export, and the warnings on the way. */
function imported(text: string) {
  const notes = new Notes();
  const definition = readDefinition(sourceOf(parseBody(Buffer.from(text)), notes));
  const resources = mergedResources([root], definition, "overwrite", notes);
  notes.raise(true);
  const from = sourceWith(resources, definition.models);
  return { ...from, extensions: definition.extensions, api: { ...api, ...definition.api } };
}

it.each([
  ["Swagger 2.0", swaggerDocument],
  ["OpenAPI 3.0", oas30Document],
])("%s: export, import, export is equal, in JSON and in YAML", (_, documentOf) => {
  const resources = fc.array(methodsOf, { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(paths, resources, (places, methods) => {
      const records = places.map((path, index) => resource(path, methods[index] ?? {}));
      const models = { Order: ORDER, Line: { type: "string" } };
      const document = documentOf(sourceWith(records, models));
      const text = JSON.stringify(document);
      expect(JSON.stringify(documentOf(imported(text)))).toBe(text);
      expect(JSON.stringify(documentOf(imported(toYaml(document))))).toBe(text);
    }),
    { numRuns: 60 },
  );
});
