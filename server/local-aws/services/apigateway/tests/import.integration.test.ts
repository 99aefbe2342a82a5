import {
  CreateDeploymentCommand,
  GetExportCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  ImportRestApiCommand,
  type ImportRestApiCommandInput,
  PutRestApiCommand,
  type PutRestApiCommandInput,
} from "@aws-sdk/client-api-gateway";
import { beforeAll, describe, expect, it } from "vitest";
import type { TestEndpoint } from "../../../testing";
import { createApi, echo, echoed, refusal, startBackend, startGateway } from "./support";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startGateway();
});

const bytes = (document: object | string) =>
  Buffer.from(typeof document === "string" ? document : JSON.stringify(document));
const importApi = (document: object | string, more: Partial<ImportRestApiCommandInput> = {}) =>
  endpoint.apigateway.send(new ImportRestApiCommand({ body: bytes(document), ...more }));
const put = (restApiId: string, document: object | string, more: Partial<PutRestApiCommandInput> = {}) =>
  endpoint.apigateway.send(new PutRestApiCommand({ restApiId, body: bytes(document), ...more }));
/** `GET /a` with what it calls, for all resources. */
async function methodsOf(restApiId: string | undefined): Promise<string[]> {
  const { items = [] } = await endpoint.apigateway.send(
    new GetResourcesCommand({ restApiId, embed: ["methods"], limit: 500 }),
  );
  return items
    .flatMap(({ path, resourceMethods }) =>
      Object.entries(resourceMethods ?? {}).map(
        ([verb, method]) => `${verb} ${path} ${method.methodIntegration?.uri ?? method.methodIntegration?.type ?? "-"}`,
      ),
    )
    .sort();
}

const http = (uri: string, more: object = {}) => ({
  responses: {},
  "x-amazon-apigateway-integration": { type: "http_proxy", httpMethod: "GET", uri, ...more },
});
const swagger = (paths: object, more: object = {}) => ({
  swagger: "2.0",
  info: { title: "shop", version: "7" },
  paths,
  ...more,
});

/** As people and other tools write it: shared parameters and responses, YAML anchors, formats AWS does not know. */
const OTHER_TOOLS = `
openapi: 3.0.3
info: { title: pets, version: 1.0, description: "a shop" }
servers: [{ url: "https://api.example.org/{base}/v2", variables: { base: { default: shop } } }]
tags: [{ name: pets }]
components:
  parameters:
    limit: { name: limit, in: query, schema: { type: integer } }
  requestBodies:
    pet: { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
  responses:
    fine: { description: fine, headers: { X-Total: { schema: { type: integer } } } }
  schemas:
    Pet: { type: object, properties: { parent: { $ref: "#/components/schemas/Pet" } } }
  securitySchemes:
    login: { type: oauth2, flows: {} }
    sigv4: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4 }
paths:
  x-notes: none
  /pets/:
    parameters: [{ $ref: "#/components/parameters/limit" }]
    get:
      security: [{ login: [] }]
      responses: { 200: { $ref: "#/components/responses/fine" }, default: { description: other } }
      x-amazon-apigateway-integration: &backend
        type: HTTP_PROXY
        httpMethod: GET
        uri: http://\${stageVariables.pets}/pets
    post:
      security: [{ sigv4: [] }]
      requestBody: { $ref: "#/components/requestBodies/pet" }
      responses: {}
      x-amazon-apigateway-integration: { <<: *backend, httpMethod: POST }
  /pets/{id}/{rest+}:
    x-amazon-apigateway-any-method:
      parameters: [{ name: rest, in: path, required: true }]
      x-amazon-apigateway-integration:
        type: http_proxy
        httpMethod: ANY
        uri: http://\${stageVariables.pets}/{rest}
        requestParameters: { integration.request.path.rest: method.request.path.rest }
        timeoutInMillis: 5000
`;

describe("ImportRestApi", () => {
  it("takes a document as other tools write it", async () => {
    const api = await importApi(OTHER_TOOLS, { parameters: { endpointConfigurationTypes: "REGIONAL" } });
    expect(api).toMatchObject({ name: "pets", description: "a shop", version: "1" });
    expect(api.endpointConfiguration?.types).toEqual(["REGIONAL"]);
    expect(api.warnings).toEqual([
      "Security scheme 'login' is not supported, skipping",
      "Default response not supported, skipping",
    ]);
    expect(await methodsOf(api.id)).toEqual([
      "ANY /pets/{id}/{rest+} http://${stageVariables.pets}/{rest}",
      "GET /pets http://${stageVariables.pets}/pets",
      "POST /pets http://${stageVariables.pets}/pets",
    ]);
    const { items = [] } = await endpoint.apigateway.send(
      new GetResourcesCommand({ restApiId: api.id, embed: ["methods"] }),
    );
    const { GET, POST } = items.find(({ path }) => path === "/pets")?.resourceMethods ?? {};
    expect(GET).toMatchObject({
      authorizationType: "NONE",
      requestParameters: { "method.request.querystring.limit": false },
      methodResponses: { "200": { responseParameters: { "method.response.header.X-Total": false } } },
      methodIntegration: { type: "HTTP_PROXY", timeoutInMillis: 29000, passthroughBehavior: "WHEN_NO_MATCH" },
    });
    expect(POST).toMatchObject({ authorizationType: "AWS_IAM", requestModels: { "application/json": "Pet" } });
  });

  it.each([
    ["ignore", ["GET /a http://x.example"]],
    ["prepend", ["GET /v1/shop/a http://x.example"]],
    ["split", ["GET /shop/a http://x.example"]],
  ])("basepath=%s", async (basepath, expected) => {
    const document = swagger({ "/a": { get: http("http://x.example") } }, { basePath: "/v1/shop" });
    expect(await methodsOf((await importApi(document, { parameters: { basepath } })).id)).toEqual(expected);
  });

  it("a proxy with a status that the method does not declare, as AWS exports it", async () => {
    const proxy = http("http://x.example", { responses: { default: { statusCode: "200" } } });
    expect(await methodsOf((await importApi(swagger({ "/a": { get: proxy } }))).id)).toEqual([
      "GET /a http://x.example",
    ]);
  });

  it("a version that YAML reads as a number", async () => {
    expect(await importApi("swagger: 2.0\ninfo: { title: shop }\npaths: {}")).toMatchObject({ name: "shop" });
  });

  const bad = (more: object) => swagger({ "/a": { get: http("http://x.example", more) } });
  it.each<[string, object | string, string]>([
    ["nothing", "", "BadRequestException: Invalid OpenAPI input. The body is empty."],
    ["no document", "[1]", "BadRequestException: Invalid OpenAPI input."],
    [
      "a format of tomorrow",
      { openapi: "3.1.0", info: {}, paths: {} },
      "BadRequestException: Invalid OpenAPI input. Supported are Swagger 2.0 and OpenAPI 3.0.",
    ],
    ["no name", { swagger: "2.0", paths: {} }, "BadRequestException: API name cannot be null or empty"],
    [
      "an address that is none",
      bad({ uri: "elb" }),
      "BadRequestException: Errors found during import:\n\tUnable to put integration on 'GET' for resource at path '/a': Invalid HTTP endpoint specified for URI",
    ],
    [
      "a timeout too long",
      bad({ timeoutInMillis: 60_000 }),
      "BadRequestException: Errors found during import:\n\tUnable to put integration on 'GET' for resource at path '/a': Timeout should be between 50 ms and 29000 ms",
    ],
    [
      "two variables side by side",
      swagger({ "/{a}": { get: http("http://x.example") }, "/{b}": { get: http("http://x.example") } }),
      "BadRequestException: Errors found during import:\n\tUnable to create resource at path '/{b}': A sibling ({a}) of this resource already has a variable path part -- only one is allowed",
    ],
    [
      "a reference to nothing",
      swagger({ "/a": { get: { ...http("http://x.example"), parameters: [{ $ref: "#/parameters/none" }] } } }),
      "BadRequestException: Errors found during import:\n\tUnable to resolve reference '#/parameters/none'",
    ],
    [
      "a model that is not there",
      swagger({ "/a": { get: { responses: { 200: { schema: { $ref: "#/definitions/None" } } } } } }),
      "BadRequestException: Errors found during import:\n\tUnable to resolve reference '#/definitions/None'",
    ],
    [
      "a response that is not declared",
      bad({ type: "http", responses: { default: { statusCode: 200 } } }),
      "BadRequestException: Errors found during import:\n\tUnable to put integration response on 'GET' for resource at path '/a': Invalid Response status code specified",
    ],
  ])("refuses %s, and makes nothing", async (_, document, message) => {
    const count = async () => (await endpoint.apigateway.send(new GetRestApisCommand({ limit: 500 }))).items?.length;
    const before = await count();
    const refused = await refusal(importApi(document));
    expect(refused.split("\n\tAdditionally", 1)[0]).toBe(message);
    expect(await count()).toBe(before);
  });

  it("names the line of what is neither JSON nor YAML, and bears nonsense", async () => {
    expect(await refusal(importApi('{"swagger": "2.0",\n "info": }}'))).toMatch(/malformed document: .* at line 2/);
    expect(await refusal(importApi("[".repeat(200_000)))).toMatch(/^BadRequestException/);
    expect(await refusal(importApi("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]"))).toMatch(/^BadRequestException/);
    expect(await refusal(importApi("x".repeat(6 * 1024 * 1024 + 1)))).toMatch(/^RequestEntityTooLargeException/);
  });

  it("with failonwarnings a warning is an error", async () => {
    const document = swagger({
      "/a": { get: { ...http("http://x.example"), responses: { default: { description: "" } } } },
    });
    expect(await refusal(importApi(document, { failOnWarnings: true }))).toBe(
      "BadRequestException: Warnings found during import:\n\tDefault response not supported, skipping",
    );
  });
});

describe("PutRestApi", () => {
  it("merge keeps what the definition leaves out; overwrite removes it; stages keep what they serve", async () => {
    const api = await createApi(endpoint, "old");
    await api.method("/kept", { uri: "http://kept.example" });
    await api.method("/both", { uri: "http://old.example" });
    await api.method("/both/bare", { uri: "http://bare.example" });
    const backend = await startBackend(echo);
    await api.method("/served", { uri: `http://${backend.authority}/` });
    await api.deploy("dev");
    const id = await api.resource("/both");
    const paths = { "/both": { get: http("http://new.example") }, "/both/bare": { get: { responses: {} } } };

    const merged = await put(api.id, swagger(paths));
    expect(merged).toMatchObject({ id: api.id, name: "shop", version: "7" });
    expect(await methodsOf(api.id)).toEqual([
      "GET /both http://new.example",
      "GET /both/bare http://bare.example",
      "GET /kept http://kept.example",
      `GET /served http://${backend.authority}/`,
    ]);

    await put(api.id, swagger(paths), { mode: "overwrite" });
    expect(await methodsOf(api.id)).toEqual(["GET /both http://new.example", "GET /both/bare -"]);
    const { items = [] } = await endpoint.apigateway.send(new GetResourcesCommand({ restApiId: api.id }));
    expect(items.find(({ path }) => path === "/both")?.id).toBe(id);
    expect((await echoed(api.url("dev", "/served"))).method).toBe("GET");
  });

  it("changes nothing when there is an error, or a warning that counts", async () => {
    const api = await createApi(endpoint, "same");
    await api.method("/a", { uri: "http://a.example" });
    const broken = swagger({ "/b": { get: http("http://b.example") }, "/c": { get: http("nonsense") } });
    expect(await refusal(put(api.id, broken, { mode: "overwrite" }))).toContain("Invalid HTTP endpoint");
    const warned = swagger({ "/b": { get: { ...http("http://b.example"), responses: { default: {} } } } });
    expect(await refusal(put(api.id, warned, { failOnWarnings: true }))).toContain("Warnings found");
    expect(await refusal(put(api.id, warned, { mode: "replace" as "merge" }))).toMatch(/Invalid mode/);
    expect(await refusal(put("nope", warned))).toMatch(/^NotFoundException: Invalid API identifier/);
    expect(await methodsOf(api.id)).toEqual(["GET /a http://a.example"]);
  });

  it("export, import as a new API, export is equal but for the address", async () => {
    const first = await importApi(OTHER_TOOLS);
    const exportOf = async (restApiId: string | undefined, exportType: string) => {
      await endpoint.apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: "dev" }));
      const parameters = { extensions: "apigateway" };
      const { body } = await endpoint.apigateway.send(
        new GetExportCommand({ restApiId, stageName: "dev", exportType, parameters, accepts: "application/yaml" }),
      );
      return Buffer.from(body ?? []).toString("utf8");
    };
    for (const exportType of ["swagger", "oas30"]) {
      const text = await exportOf(first.id, exportType);
      expect(text).toContain("x-amazon-apigateway-integration");
      const second = await importApi(text);
      expect((await exportOf(second.id, exportType)).replaceAll(String(second.id), String(first.id))).toBe(text);
    }
  });
});
