import { expect, it } from "vitest";
import { isRecord } from "../json";
import { readParts } from "./read-parts";

const order = (root: string) => ({ type: "object", properties: { of: { $ref: `${root}Item` } } });
const how = { type: "token", authorizerUri: "arn:x" };
const WHOLE = {
  "x-amazon-apigateway-gateway-responses": { ACCESS_DENIED: { statusCode: 404 } },
  "x-amazon-apigateway-request-validators": { all: { validateRequestBody: true } },
  "x-amazon-apigateway-binary-media-types": ["image/png"],
  "x-amazon-apigateway-policy": { Version: "2012-10-17", Statement: [] },
  "x-amazon-apigateway-api-key-source": "AUTHORIZER",
  "x-amazon-apigateway-minimum-compression-size": 10,
};
const SWAGGER = {
  ...WHOLE,
  definitions: { Order: order("#/definitions/"), MODEL0a1b2c: { type: "string" } },
  securityDefinitions: { guard: { type: "apiKey", "x-amazon-apigateway-authorizer": how }, key: { type: "apiKey" } },
};

it("names every part that an API has beside its methods", () => {
  expect(Object.keys(readParts(SWAGGER))).toEqual([
    "model Order",
    "authorizer guard",
    "gateway response ACCESS_DENIED",
    "request validator all",
    "binary media type image/png",
    "resource policy",
    "API key source",
    "minimum compression size",
  ]);
  expect(readParts({})).toEqual({});
  expect(readParts({ "x-amazon-apigateway-api-key-source": "HEADER" })).toEqual({});
});

it("says the same of both formats, whatever the order, with AWS's defaults or without", () => {
  const spelled = { authorizerResultTtlInSeconds: 300, ...how };
  const schemes = { guard: { type: "apiKey", in: "header", "x-amazon-apigateway-authorizer": spelled } };
  const openApi = {
    components: { schemas: { Order: order("#/components/schemas/") }, securitySchemes: schemes },
    ...Object.fromEntries(Object.entries(WHOLE).reverse()),
    "x-amazon-apigateway-gateway-responses": { ACCESS_DENIED: { statusCode: "404" } },
  };
  expect(readParts(openApi)).toEqual(readParts(SWAGGER));
});

it("a part that says something else is not the same", () => {
  for (const [name, value] of Object.entries(WHOLE)) {
    if (!isRecord(value)) continue;
    const other = readParts({
      ...SWAGGER,
      [name]: Object.fromEntries(Object.keys(value).map((key) => [key, "other"])),
    });
    expect(other, name).not.toEqual(readParts(SWAGGER));
  }
});
