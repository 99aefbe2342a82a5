import {
  CreateDeploymentCommand,
  GetExportCommand,
  type GetExportCommandInput,
  ImportRestApiCommand,
  type ImportRestApiCommandInput,
  PutIntegrationCommand,
  type PutMode,
  PutRestApiCommand,
} from "@aws-sdk/client-api-gateway";
import { beforeAll, describe, expect, it } from "vitest";
import type { TestEndpoint } from "../../../testing";
import { createApi, refusal, startGateway, type TestApi } from "./support";

let endpoint: TestEndpoint;
let api: TestApi;
const URI = "http://${stageVariables.elb}/v1/{proxy}";

beforeAll(async () => {
  endpoint = await startGateway();
  api = await createApi(endpoint, "shop");
  await api.method(
    "/{proxy+}",
    {
      uri: URI,
      integrationHttpMethod: "ANY",
      requestParameters: { "integration.request.path.proxy": "method.request.path.proxy" },
    },
    {
      httpMethod: "ANY",
      requestParameters: { "method.request.path.proxy": true, "method.request.querystring.q": false },
    },
  );
  await api.method("/", { type: "MOCK", integrationHttpMethod: undefined }, { operationName: "ping" });
  await api.deploy("dev", { elb: "bound.example" });
  // The editable API moves on; the stage does not.
  const resourceId = await api.resource("/{proxy+}");
  const address = { restApiId: api.id, resourceId, httpMethod: "ANY" };
  await endpoint.apigateway.send(
    new PutIntegrationCommand({
      ...address,
      type: "HTTP_PROXY",
      integrationHttpMethod: "ANY",
      uri: "http://edited.example/",
    }),
  );
  await api.method("/new", { uri: "http://new.example" });
});

async function read(input: Partial<GetExportCommandInput> = {}) {
  const standard = {
    restApiId: api.id,
    stageName: "dev",
    exportType: "swagger",
    parameters: { extensions: "integrations" },
  };
  const answer = await endpoint.apigateway.send(new GetExportCommand({ ...standard, ...input }));
  return { ...answer, text: Buffer.from(answer.body ?? []).toString("utf8") };
}

describe("GetExport", () => {
  it("is the deployed snapshot with its integrations, variables unresolved", async () => {
    const answer = await read();
    expect(answer.contentType).toBe("application/json");
    expect(answer.contentDisposition).toMatch(/^attachment; filename="swagger_.*\.json"$/);
    const document = JSON.parse(answer.text);
    expect(document).toMatchObject({ swagger: "2.0", basePath: "/dev", info: { title: "shop" } });
    expect(document.host).toContain(`${api.id}.execute-api.`);
    expect(Object.keys(document.paths)).toEqual(["/", "/{proxy+}"]);
    expect(document.paths["/{proxy+}"]["x-amazon-apigateway-any-method"]).toEqual({
      parameters: [
        { name: "proxy", in: "path", required: true, type: "string" },
        { name: "q", in: "query", required: false, type: "string" },
      ],
      responses: {},
      "x-amazon-apigateway-integration": {
        type: "http_proxy",
        httpMethod: "ANY",
        uri: URI,
        requestParameters: { "integration.request.path.proxy": "method.request.path.proxy" },
        passthroughBehavior: "when_no_match",
        timeoutInMillis: 29000,
      },
    });
    expect(document.paths["/"].get).toMatchObject({ operationId: "ping" });
  });

  it("leaves the integrations out unless they are asked for", async () => {
    const { text } = await read({ parameters: undefined });
    expect(text).not.toContain("x-amazon-apigateway-integration");
  });

  it("speaks OpenAPI 3 and YAML as well", async () => {
    const document = JSON.parse((await read({ exportType: "oas30" })).text);
    expect(document.openapi).toBe("3.0.1");
    expect(document.servers[0].variables.basePath.default).toBe("dev");
    const method = document.paths["/{proxy+}"]["x-amazon-apigateway-any-method"];
    expect(method["x-amazon-apigateway-integration"].uri).toBe(URI);
    const yaml = await read({ accepts: "application/yaml" });
    expect(yaml.contentType).toBe("application/yaml");
    expect(yaml.text).toContain(`"uri": ${JSON.stringify(URI)}`);
  });

  it("refuses what it does not know", async () => {
    expect(await refusal(read({ exportType: "raml" }))).toMatch(/^BadRequestException/);
    expect(await refusal(read({ accepts: "text/html" }))).toMatch(/^BadRequestException/);
    expect(await refusal(read({ parameters: { extensions: "nope" } }))).toMatch(/^BadRequestException/);
    expect(await refusal(read({ stageName: "prod" }))).toBe("NotFoundException: Invalid stage identifier specified");
  });
});

const importApi = (document: object, more: Partial<ImportRestApiCommandInput> = {}) =>
  endpoint.apigateway.send(new ImportRestApiCommand({ body: Buffer.from(JSON.stringify(document)), ...more }));
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

describe("what is said of the API as a whole", () => {
  const uri =
    "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:0:function:g/invocations";
  const guard = {
    type: "apiKey",
    name: "X-Token",
    in: "header",
    "x-amazon-apigateway-authtype": "custom",
    "x-amazon-apigateway-authorizer": {
      type: "request",
      authorizerUri: uri,
      identitySource: "method.request.header.X-Token",
    },
  };
  const validated = {
    "x-amazon-apigateway-request-validator": "body",
    "x-amazon-apigateway-request-validators": { body: { validateRequestBody: true, validateRequestParameters: false } },
    "x-amazon-apigateway-gateway-responses": {
      ACCESS_DENIED: { statusCode: "404", responseParameters: { "gatewayresponse.header.x": "'y'" } },
    },
  };
  const document = swagger(
    {
      "/open": { get: http("http://x.example") },
      "/guarded": { get: { ...http("http://x.example"), security: [{ guard: [] }] } },
    },
    { securityDefinitions: { guard }, ...validated },
  );
  async function exported(
    restApiId: string | undefined,
    parameters: Record<string, string> = { extensions: "apigateway" },
  ) {
    await endpoint.apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: "dev" }));
    const { body } = await endpoint.apigateway.send(
      new GetExportCommand({ restApiId, stageName: "dev", exportType: "swagger", parameters }),
    );
    return JSON.parse(new TextDecoder().decode(body));
  }

  it("validators, gateway responses and authorizers are kept, exported and imported again alike", async () => {
    const made = await importApi(document, { failOnWarnings: true });
    const first = await exported(made.id);
    const { "x-amazon-apigateway-request-validator": all, ...said } = validated;
    expect(first).toMatchObject({ ...said, securityDefinitions: { guard } });
    const { get } = first.paths["/guarded"];
    expect(get).toMatchObject({ security: [{ guard: [] }], "x-amazon-apigateway-request-validator": all });
    const again = await importApi(first, { failOnWarnings: true });
    const second = await exported(again.id);
    expect({ ...second, host: first.host }).toEqual(first);
    const plain = await exported(made.id, {});
    expect(JSON.stringify(plain)).not.toContain("x-amazon-apigateway-authorizer");
    expect(JSON.stringify(plain)).not.toContain("request-validator");

    const ask = (path: string) => fetch(`${endpoint.url}/restapis/${made.id}/dev/_user_request_${path}`);
    const refused = await ask("/guarded");
    expect([refused.status, await refused.text()]).toEqual([401, '{"message":"Unauthorized"}']);
  });

  it("what is put into an API is added to it, or takes its place", async () => {
    const { id = "" } = await importApi(document);
    const more = { "x-amazon-apigateway-gateway-responses": { THROTTLED: { statusCode: "503" } } };
    const paths = { "/open": { get: http("http://y.example") } };
    const body = Buffer.from(JSON.stringify(swagger(paths, more)));
    const put = (mode: PutMode) => endpoint.apigateway.send(new PutRestApiCommand({ restApiId: id, body, mode }));
    await put("merge");
    expect(Object.keys((await exported(id))["x-amazon-apigateway-gateway-responses"])).toEqual([
      "ACCESS_DENIED",
      "THROTTLED",
    ]);
    await put("overwrite");
    const left = await exported(id);
    expect(Object.keys(left["x-amazon-apigateway-gateway-responses"])).toEqual(["THROTTLED"]);
    expect(JSON.stringify(left)).not.toMatch(/request-validator|guard/);
  });

  it("nothing else is passed over in silence", async () => {
    const other = { "x-amazon-apigateway-documentation": { version: "1" }, "x-google": 1 };
    expect(
      (
        await importApi(
          swagger({ "/a": { get: { ...http("http://x.example"), "x-amazon-apigateway-new": 1 } } }, other),
        )
      ).warnings,
    ).toEqual([
      "Extension 'x-amazon-apigateway-documentation' is not supported, skipping",
      "Extension 'x-amazon-apigateway-new' is not supported, skipping",
    ]);
  });

  it.each<[string, object, string]>([
    [
      "a validator that is not there",
      { "x-amazon-apigateway-request-validator": "none" },
      "Invalid request validator 'none' specified",
    ],
    [
      "a gateway response that is none",
      { "x-amazon-apigateway-gateway-responses": { TEAPOT: {} } },
      "Invalid gateway response type specified",
    ],
    [
      "an authorizer of no kind",
      { securityDefinitions: { guard: { ...guard, "x-amazon-apigateway-authorizer": { type: "magic" } } } },
      "Unable to create authorizer 'guard': Invalid authorizer type specified",
    ],
  ])("refuses %s", async (_what, more, message) => {
    expect(await refusal(importApi(swagger({ "/a": { get: http("http://x.example") } }, more)))).toContain(message);
  });
});
