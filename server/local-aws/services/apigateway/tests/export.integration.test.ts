import { GetExportCommand, type GetExportCommandInput, PutIntegrationCommand } from "@aws-sdk/client-api-gateway";
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
