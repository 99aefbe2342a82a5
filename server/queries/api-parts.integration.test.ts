import { CreateDeploymentCommand, GetExportCommand, ImportRestApiCommand } from "@aws-sdk/client-api-gateway";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { recordOf } from "@/lib/domain/definition/json";
import { planImport } from "@/lib/domain/definition/plan-import";
import { readDefinition } from "@/lib/domain/definition/read/read-definition";
import { readParts } from "@/lib/domain/definition/read/read-parts";
import { removedNames } from "@/lib/domain/definition/removals";
import { forgetInventory } from "@/server/inventory";
import { startTestEndpoint, type TestEndpoint } from "../local-aws/testing";
import { getApiParts } from "./api-parts";
import { countCalls, faults } from "./testing/control";
import { pointAt } from "./testing/point-at";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
  pointAt(endpoint.url);
});
afterAll(() => endpoint.close());
beforeEach(() => forgetInventory());

const LAMBDA = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/guard/invocations";
const METHOD = {
  responses: { 200: { description: "", schema: { $ref: "#/definitions/Order" } } },
  "x-amazon-apigateway-integration": { type: "http_proxy", httpMethod: "GET", uri: "http://x.example" },
};
const PARTS = {
  definitions: {
    Order: { title: "An order", type: "object", properties: { item: { $ref: "#/definitions/Item" } } },
    Item: { type: "string" },
  },
  "x-amazon-apigateway-request-validators": { all: { validateRequestBody: true } },
};
/** As people write it, with what API Gateway adds by itself left out. */
const WHOLE = {
  ...PARTS,
  swagger: "2.0",
  info: { title: "shop" },
  paths: { "/a": { get: { ...METHOD, security: [{ guard: [] }] } } },
  securityDefinitions: {
    guard: {
      type: "apiKey",
      name: "X-Token",
      in: "header",
      "x-amazon-apigateway-authtype": "custom",
      "x-amazon-apigateway-authorizer": { type: "token", authorizerUri: LAMBDA },
    },
  },
  "x-amazon-apigateway-gateway-responses": {
    DEFAULT_4XX: { responseParameters: { "gatewayresponse.header.a": "'b'" } },
    THROTTLED: { statusCode: 430 },
  },
  "x-amazon-apigateway-binary-media-types": ["image/png"],
  "x-amazon-apigateway-policy": { Version: "2012-10-17", Statement: [] },
  "x-amazon-apigateway-api-key-source": "AUTHORIZER",
  "x-amazon-apigateway-minimum-compression-size": 100,
};
const imported = async (document: object) => {
  const { id = "" } = await endpoint.apigateway.send(
    new ImportRestApiCommand({ body: Buffer.from(JSON.stringify(document)) }),
  );
  return id;
};

it("an API without a stage has what its definition said, and its export says the same", async () => {
  const apiId = await imported(WHOLE);
  const { parts, unknown, fetchedAt } = await getApiParts(apiId);
  expect(unknown).toEqual([]);
  expect(Date.parse(fetchedAt)).not.toBeNaN();
  expect(Object.keys(parts).sort()).toEqual([
    "API key source",
    "authorizer guard",
    "binary media type image/png",
    "gateway response DEFAULT_4XX",
    "gateway response THROTTLED",
    "minimum compression size",
    "model Item",
    "model Order",
    "request validator all",
    "resource policy",
  ]);
  expect(parts).toEqual(readParts(WHOLE));
  await endpoint.apigateway.send(new CreateDeploymentCommand({ restApiId: apiId, stageName: "dev" }));
  for (const exportType of ["swagger", "oas30"]) {
    const wish = { restApiId: apiId, stageName: "dev", exportType, parameters: { extensions: "apigateway" } };
    const { body } = await endpoint.apigateway.send(new GetExportCommand(wish));
    expect(readParts(recordOf(JSON.parse(Buffer.from(body ?? []).toString("utf8"))))).toEqual(parts);
  }
});

it("overwriting it with a definition that lacks them removes its model and its validator", async () => {
  const document = { swagger: "2.0", info: { title: "shop" }, paths: { "/a": { get: METHOD } } };
  const apiId = await imported({ ...document, ...PARTS });
  const reading = readDefinition(JSON.stringify({ ...document, definitions: { Order: { type: "object" } } }));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const { parts } = await getApiParts(apiId);
  const current = { apiId, name: "shop", methods: reading.definition.methods, parts, unknownParts: [], stages: [] };
  const plan = planImport(reading.definition, "overwrite", current);
  expect(removedNames(plan)).toEqual(["model Item", "request validator all"]);
  expect(plan.parts).toContainEqual({ name: "model Order", change: "changed" });
});

it("one kind that may not be read is not known, and hides no other", async () => {
  const apiId = await imported(WHOLE);
  const error = { code: "AccessDeniedException", message: "no", status: 403 };
  await faults(endpoint, { service: "apigateway", operation: "GetModels", error });
  const { parts, unknown } = await getApiParts(apiId);
  await faults(endpoint);
  expect(unknown).toEqual([{ kind: "model", problem: "AWS says that these credentials may not do this." }]);
  expect(Object.keys(parts)).toContain("authorizer guard");
  expect(Object.keys(parts)).not.toContain("model Order");
});

it("costs five calls, however many look", async () => {
  const apiId = await imported(WHOLE);
  const counted = await countCalls(endpoint);
  await Promise.all([getApiParts(apiId), getApiParts(apiId), getApiParts(apiId)]);
  expect((await counted()).calls.apigateway).toEqual({
    GetModels: 1,
    GetAuthorizers: 1,
    GetGatewayResponses: 1,
    GetRequestValidators: 1,
    GetRestApi: 1,
  });
});

it("of an API that is not there nothing is told", async () => {
  await expect(getApiParts("nope")).rejects.toMatchObject({ error: { code: "not_found" } });
});
