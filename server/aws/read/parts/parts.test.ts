import { expect, it } from "vitest";
import { readParts } from "@/lib/domain/definition/read/read-parts";
import { schemesOf } from "./authorizers";
import { responsesOf } from "./gateway-responses";
import { definitionsOf } from "./models";
import { validatorsOf } from "./request-validators";
import { settingsOf } from "./settings";

// The answers are as AWS's own look after an import of the definition beside them.

const LAMBDA = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/guard/invocations";

it("models: by name, with references of API Gateway's own, without documentation; not AWS's two", () => {
  const address = "https://apigateway.amazonaws.com/restapis/abc123/models/";
  const answer = [
    {
      id: "1",
      name: "Order",
      contentType: "application/json",
      schema: `{"properties":{"item":{"$ref":"${address}Item"}}}`,
    },
    { id: "2", name: "Item", schema: '{ "$schema": "http://json-schema.org/draft-04/schema#", "type": "string" }' },
    { id: "3", name: "Empty", schema: '{\n  "title" : "Empty Schema",\n  "type" : "object"\n}' },
    {
      name: "Error",
      schema: '{"title":"Error Schema","type":"object","properties":{"message":{"type":"string"}}}',
    },
    { name: "MODEL1a2b3c", schema: "{}" },
    { name: "Template", schema: "#set($a = 1)" },
  ];
  const definitions = {
    Item: { type: "string", title: "What is sold", description: "One of them" },
    Order: { properties: { item: { $ref: "#/definitions/Item" } } },
    Template: "#set($a = 1)",
  };
  expect(readParts({ definitions: definitionsOf(answer) })).toEqual(readParts({ definitions }));
});

it("a model that was changed, or one of AWS's two that was, is seen", () => {
  const parts = readParts({ definitions: definitionsOf([{ name: "Empty", schema: '{"type":"string"}' }]) });
  expect(parts).toEqual({ "model Empty": '{"type":"string"}' });
  // A property may be called like documentation.
  const property = { properties: { title: { type: "string" } } };
  expect(readParts({ definitions: { A: property } })).not.toEqual(
    readParts({ definitions: { A: { properties: {} } } }),
  );
});

it("authorizers: AWS names the header and leaves out the time, a definition the other way round", () => {
  const answer = [
    {
      id: "1",
      name: "guard",
      type: "TOKEN",
      authType: "oauth2",
      authorizerUri: LAMBDA,
      identitySource: "method.request.header.X-Token",
    },
    {
      id: "2",
      name: "pool",
      type: "COGNITO_USER_POOLS",
      providerARNs: ["arn:a"],
      identitySource: "method.request.header.A",
    },
    {
      id: "3",
      name: "asks",
      type: "REQUEST",
      authorizerUri: LAMBDA,
      authorizerResultTtlInSeconds: 0,
      providerARNs: [],
    },
  ] as const;
  const scheme = (name: string, how: object) => ({
    type: "apiKey",
    name,
    in: "header",
    "x-amazon-apigateway-authorizer": how,
  });
  const securityDefinitions = {
    guard: scheme("X-Token", { type: "token", authorizerUri: LAMBDA, authorizerResultTtlInSeconds: 300 }),
    pool: scheme("A", { type: "cognito_user_pools", providerARNs: ["arn:a"] }),
    asks: scheme("Unused", { type: "request", authorizerUri: LAMBDA, authorizerResultTtlInSeconds: 0 }),
    key: { type: "apiKey", name: "x-api-key", in: "header" },
  };
  const read = readParts({
    securityDefinitions: schemesOf(
      answer.map((each) => ({ ...each, providerARNs: [...("providerARNs" in each ? each.providerARNs : [])] })),
    ),
  });
  expect(read).toEqual(readParts({ securityDefinitions }));
  const elsewhere = { ...securityDefinitions, guard: scheme("Y-Token", { type: "token", authorizerUri: LAMBDA }) };
  expect(read).not.toEqual(readParts({ securityDefinitions: elsewhere }));
});

it("gateway responses: only those that were set, whole", () => {
  const templates = { "application/json": '{"message":$context.error.messageString}' };
  const answer = [
    {
      responseType: "THROTTLED",
      statusCode: "429",
      responseParameters: {},
      responseTemplates: templates,
      defaultResponse: true,
    },
    {
      responseType: "ACCESS_DENIED",
      statusCode: "403",
      responseParameters: { "gatewayresponse.header.a": "'b'" },
      responseTemplates: templates,
      defaultResponse: false,
    },
    { responseType: "DEFAULT_4XX", responseParameters: {}, responseTemplates: { a: "{}" }, defaultResponse: false },
  ] as const;
  const said = {
    ACCESS_DENIED: { responseParameters: { "gatewayresponse.header.a": "'b'" } },
    DEFAULT_4XX: { responseTemplates: { a: "{}" } },
  };
  expect(readParts({ "x-amazon-apigateway-gateway-responses": responsesOf(answer) })).toEqual(
    readParts({ "x-amazon-apigateway-gateway-responses": said }),
  );
});

it("request validators: what is not said is not validated", () => {
  const answer = [{ id: "1", name: "body", validateRequestBody: true, validateRequestParameters: false }];
  expect(readParts({ "x-amazon-apigateway-request-validators": validatorsOf(answer) })).toEqual(
    readParts({ "x-amazon-apigateway-request-validators": { body: { validateRequestBody: true } } }),
  );
});

it("settings: what is not set is none, and the policy's text may be escaped once more", () => {
  expect(readParts(settingsOf({ id: "abc123", name: "shop", apiKeySource: "HEADER" }))).toEqual({});
  const policy = { Statement: [{ Effect: "Allow", Resource: "execute-api:/*" }] };
  const said = readParts({
    "x-amazon-apigateway-binary-media-types": ["image/png"],
    "x-amazon-apigateway-policy": policy,
    "x-amazon-apigateway-api-key-source": "authorizer",
    "x-amazon-apigateway-minimum-compression-size": 0,
  });
  const text = JSON.stringify(policy);
  for (const written of [text, text.replaceAll('"', '\\"')]) {
    const api = { binaryMediaTypes: ["image/png"], minimumCompressionSize: 0, apiKeySource: "AUTHORIZER" } as const;
    expect(readParts(settingsOf({ ...api, binaryMediaTypes: [...api.binaryMediaTypes], policy: written }))).toEqual(
      said,
    );
  }
  expect(Object.keys(said)).toHaveLength(4);
});
