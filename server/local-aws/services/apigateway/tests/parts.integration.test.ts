/** What an API has beside its methods: it comes with definitions, and is read as AWS lists it. */
import {
  CreateRestApiCommand,
  GetAuthorizerCommand,
  GetAuthorizersCommand,
  GetGatewayResponseCommand,
  GetGatewayResponsesCommand,
  type GetGatewayResponsesCommandOutput,
  GetModelCommand,
  GetModelsCommand,
  GetRequestValidatorCommand,
  GetRequestValidatorsCommand,
  GetResourcesCommand,
  ImportRestApiCommand,
  PutRestApiCommand,
  type PutRestApiCommandInput,
} from "@aws-sdk/client-api-gateway";
import { beforeAll, describe, expect, it } from "vitest";
import type { TestEndpoint } from "../../../testing";
import { refusal, startGateway } from "./support";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startGateway();
});
const send = <T>(command: { input: object }) => endpoint.apigateway.send(command as never) as Promise<T>;

const LAMBDA = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:x/invocations";
const DEFAULT_TEMPLATE = { "application/json": '{"message":$context.error.messageString}' };
const DEFINITION = {
  swagger: "2.0",
  info: { title: "shop" },
  paths: {
    "/a": {
      get: {
        responses: { 200: { description: "" } },
        security: [{ guard: [] }],
        "x-amazon-apigateway-request-validator": "all",
        "x-amazon-apigateway-integration": { type: "http_proxy", httpMethod: "GET", uri: "http://x.example" },
      },
    },
  },
  definitions: {
    Order: { type: "object", properties: { item: { $ref: "#/definitions/Item" } } },
    Item: { type: "string" },
  },
  securityDefinitions: {
    guard: {
      type: "apiKey",
      name: "X-Token",
      in: "header",
      "x-amazon-apigateway-authtype": "oauth2",
      "x-amazon-apigateway-authorizer": {
        type: "token",
        authorizerUri: LAMBDA,
        identityValidationExpression: "^x-",
        authorizerResultTtlInSeconds: 60,
      },
    },
    asks: {
      type: "apiKey",
      name: "Unused",
      in: "header",
      "x-amazon-apigateway-authtype": "custom",
      "x-amazon-apigateway-authorizer": {
        type: "request",
        authorizerUri: LAMBDA,
        identitySource: "method.request.querystring.key",
      },
    },
    pool: {
      type: "apiKey",
      name: "Authorization",
      in: "header",
      "x-amazon-apigateway-authtype": "cognito_user_pools",
      "x-amazon-apigateway-authorizer": { type: "cognito_user_pools", providerARNs: ["arn:aws:cognito-idp:x"] },
    },
    key: { type: "apiKey", name: "x-api-key", in: "header" },
  },
  "x-amazon-apigateway-request-validators": {
    all: { validateRequestBody: true, validateRequestParameters: true },
    body: { validateRequestBody: true },
  },
  "x-amazon-apigateway-gateway-responses": {
    DEFAULT_5XX: { statusCode: 599, responseParameters: { "gatewayresponse.header.x": "'5'" } },
    MISSING_AUTHENTICATION_TOKEN: { responseParameters: { "gatewayresponse.header.x": "'a'" } },
    ACCESS_DENIED: { statusCode: "404", responseTemplates: { "application/json": "{}" } },
  },
};
const importApi = async (document: object = DEFINITION) =>
  (await endpoint.apigateway.send(new ImportRestApiCommand({ body: Buffer.from(JSON.stringify(document)) }))).id ?? "";
const put = (restApiId: string, document: object, mode: PutRestApiCommandInput["mode"]) =>
  endpoint.apigateway.send(new PutRestApiCommand({ restApiId, mode, body: Buffer.from(JSON.stringify(document)) }));
const modelsOf = async (restApiId: string) =>
  (await endpoint.apigateway.send(new GetModelsCommand({ restApiId }))).items?.map(({ name }) => name);

describe("models", () => {
  it("are those of the definition, with references to each other as AWS writes them", async () => {
    const restApiId = await importApi();
    const { items = [], position } = await endpoint.apigateway.send(new GetModelsCommand({ restApiId }));
    expect(items.map(({ name, contentType }) => [name, contentType])).toEqual([
      ["Item", "application/json"],
      ["Order", "application/json"],
    ]);
    expect(position).toBeUndefined();
    const order = await endpoint.apigateway.send(new GetModelCommand({ restApiId, modelName: "Order" }));
    expect(order).toMatchObject({ ...items[1], id: expect.stringMatching(/^[a-z0-9]{6}$/) });
    expect(JSON.parse(order.schema ?? "")).toEqual({
      type: "object",
      properties: { item: { $ref: `https://apigateway.amazonaws.com/restapis/${restApiId}/models/Item` } },
    });
  });

  it("a new API has AWS's two, which merging keeps and overwriting removes", async () => {
    const { id = "" } = await endpoint.apigateway.send(new CreateRestApiCommand({ name: "new" }));
    const { items = [] } = await endpoint.apigateway.send(new GetModelsCommand({ restApiId: id }));
    expect(items.map(({ name, description }) => [name, description])).toEqual([
      ["Empty", "This is a default empty schema model"],
      ["Error", "This is a default error schema model"],
    ]);
    expect(JSON.parse(items[0]?.schema ?? "")).toMatchObject({ title: "Empty Schema", type: "object" });
    await put(id, DEFINITION, "merge");
    expect(await modelsOf(id)).toEqual(["Empty", "Error", "Item", "Order"]);
    await put(id, DEFINITION, "overwrite");
    expect(await modelsOf(id)).toEqual(["Item", "Order"]);
  });
});

describe("authorizers", () => {
  it("are told as AWS tells them: without a time to keep answers where none was said", async () => {
    const restApiId = await importApi();
    const { items = [] } = await endpoint.apigateway.send(new GetAuthorizersCommand({ restApiId }));
    expect(items).toEqual([
      {
        id: expect.any(String),
        name: "asks",
        type: "REQUEST",
        authType: "custom",
        authorizerUri: LAMBDA,
        identitySource: "method.request.querystring.key",
      },
      {
        id: expect.any(String),
        name: "guard",
        type: "TOKEN",
        authType: "oauth2",
        authorizerUri: LAMBDA,
        identitySource: "method.request.header.X-Token",
        identityValidationExpression: "^x-",
        authorizerResultTtlInSeconds: 60,
      },
      {
        id: expect.any(String),
        name: "pool",
        type: "COGNITO_USER_POOLS",
        authType: "cognito_user_pools",
        providerARNs: ["arn:aws:cognito-idp:x"],
        identitySource: "method.request.header.Authorization",
      },
    ]);
    const [, guard] = items;
    const one = await endpoint.apigateway.send(new GetAuthorizerCommand({ restApiId, authorizerId: guard?.id }));
    expect(one).toEqual({ ...guard, $metadata: one.$metadata });
  });
});

describe("request validators", () => {
  it("have the id that methods name", async () => {
    const restApiId = await importApi();
    const { items = [] } = await endpoint.apigateway.send(new GetRequestValidatorsCommand({ restApiId }));
    expect(items).toEqual([
      { id: expect.any(String), name: "all", validateRequestBody: true, validateRequestParameters: true },
      { id: expect.any(String), name: "body", validateRequestBody: true, validateRequestParameters: false },
    ]);
    const { items: resources = [] } = await endpoint.apigateway.send(
      new GetResourcesCommand({ restApiId, embed: ["methods"] }),
    );
    const requestValidatorId = resources.find(({ path }) => path === "/a")?.resourceMethods?.GET?.requestValidatorId;
    expect(requestValidatorId).toBe(items[0]?.id);
    expect(
      await endpoint.apigateway.send(new GetRequestValidatorCommand({ restApiId, requestValidatorId })),
    ).toMatchObject({ name: "all" });
  });
});

describe("gateway responses", () => {
  const of = (answer: GetGatewayResponsesCommandOutput, type: string) =>
    answer.items?.find(({ responseType }) => responseType === type);

  it("are all there are, those that nobody set as defaults", async () => {
    const { id: restApiId } = await endpoint.apigateway.send(new CreateRestApiCommand({ name: "plain" }));
    const answer = await endpoint.apigateway.send(new GetGatewayResponsesCommand({ restApiId, limit: 500 }));
    expect(answer.items).toHaveLength(21);
    expect(answer.items?.every(({ defaultResponse }) => defaultResponse)).toBe(true);
    expect(of(answer, "INTEGRATION_TIMEOUT")).toEqual({
      responseType: "INTEGRATION_TIMEOUT",
      statusCode: "504",
      responseParameters: {},
      responseTemplates: DEFAULT_TEMPLATE,
      defaultResponse: true,
    });
    expect(of(answer, "DEFAULT_4XX")).not.toHaveProperty("statusCode");
  });

  it("those that were set are no defaults; what they leave out is AWS's, and what has none of its own follows its class", async () => {
    const restApiId = await importApi();
    const answer = await endpoint.apigateway.send(new GetGatewayResponsesCommand({ restApiId, limit: 500 }));
    const set = answer.items?.filter(({ defaultResponse }) => !defaultResponse);
    expect(set?.map(({ responseType }) => responseType)).toEqual([
      "ACCESS_DENIED",
      "DEFAULT_5XX",
      "MISSING_AUTHENTICATION_TOKEN",
    ]);
    expect(of(answer, "MISSING_AUTHENTICATION_TOKEN")).toEqual({
      responseType: "MISSING_AUTHENTICATION_TOKEN",
      statusCode: "403",
      responseParameters: { "gatewayresponse.header.x": "'a'" },
      responseTemplates: DEFAULT_TEMPLATE,
      defaultResponse: false,
    });
    expect(of(answer, "INTEGRATION_TIMEOUT")).toMatchObject({
      statusCode: "599",
      responseParameters: { "gatewayresponse.header.x": "'5'" },
      defaultResponse: true,
    });
    expect(of(answer, "THROTTLED")).toMatchObject({ statusCode: "429", responseParameters: {} });
    const wish = { restApiId, responseType: "ACCESS_DENIED" } as const;
    const one = await endpoint.apigateway.send(new GetGatewayResponseCommand(wish));
    expect(one).toEqual({ ...of(answer, "ACCESS_DENIED"), $metadata: one.$metadata });
  });
});

describe("all of them", () => {
  it.each([
    ["models", (page: object) => new GetModelsCommand({ restApiId: "", ...page }), ["Item", "Order"]],
    ["authorizers", (page: object) => new GetAuthorizersCommand({ restApiId: "", ...page }), ["asks", "guard", "pool"]],
    ["validators", (page: object) => new GetRequestValidatorsCommand({ restApiId: "", ...page }), ["all", "body"]],
  ])("%s come in pages", async (_, command, names) => {
    const restApiId = await importApi();
    const found: (string | undefined)[] = [];
    let position: string | undefined;
    do {
      const answer = await send<{ items: { name: string }[]; position?: string }>(
        command({ restApiId, limit: 1, position }),
      );
      expect(answer.items).toHaveLength(1);
      found.push(...answer.items.map(({ name }) => name));
      position = answer.position;
    } while (position !== undefined);
    expect(found).toEqual(names);
    expect(await refusal(send(command({ restApiId, limit: 0 })))).toBe("BadRequestException: Invalid limit specified");
    expect(await refusal(send(command({ restApiId, position: "x" })))).toBe(
      "BadRequestException: Invalid position specified",
    );
  });

  it("gateway responses come in pages", async () => {
    const restApiId = await importApi();
    const first = await endpoint.apigateway.send(new GetGatewayResponsesCommand({ restApiId, limit: 20 }));
    const { position } = first;
    const last = await endpoint.apigateway.send(new GetGatewayResponsesCommand({ restApiId, limit: 20, position }));
    expect([...(first.items ?? []), ...(last.items ?? [])].map(({ responseType }) => responseType)).toHaveLength(21);
    expect(last.items?.map(({ responseType }) => responseType)).toEqual(["WAF_FILTERED"]);
    expect(last.position).toBeUndefined();
  });

  it("what is not there is named as AWS does", async () => {
    const restApiId = await importApi();
    const missing = { restApiId, modelName: "Nope", authorizerId: "nope", requestValidatorId: "nope" };
    expect(await refusal(endpoint.apigateway.send(new GetModelCommand(missing)))).toBe(
      "NotFoundException: Invalid model name specified: Nope",
    );
    // A name that every object inherits is none.
    expect(await refusal(endpoint.apigateway.send(new GetModelCommand({ restApiId, modelName: "constructor" })))).toBe(
      "NotFoundException: Invalid model name specified: constructor",
    );
    expect(await refusal(endpoint.apigateway.send(new GetAuthorizerCommand(missing)))).toBe(
      "NotFoundException: Invalid Authorizer identifier specified",
    );
    expect(await refusal(endpoint.apigateway.send(new GetRequestValidatorCommand(missing)))).toBe(
      "NotFoundException: Invalid Request Validator identifier specified",
    );
    const responseType = "NOPE" as "THROTTLED";
    expect(await refusal(endpoint.apigateway.send(new GetGatewayResponseCommand({ restApiId, responseType })))).toMatch(
      /^ValidationException: 1 validation error detected: Value 'NOPE' at 'responseType' failed to satisfy constraint/,
    );
    for (const command of [GetModelsCommand, GetAuthorizersCommand, GetRequestValidatorsCommand]) {
      expect(await refusal(send(new command({ restApiId: "nope" })))).toMatch(
        /^NotFoundException: Invalid API identifier specified \d+:nope$/,
      );
    }
    expect(await refusal(send(new GetGatewayResponsesCommand({ restApiId: "nope" })))).toMatch(/^NotFoundException/);
  });

  it("a flattened model is not offered", async () => {
    const restApiId = await importApi();
    const wish = { restApiId, modelName: "Order", flatten: true };
    expect(await refusal(endpoint.apigateway.send(new GetModelCommand(wish)))).toMatch(/^NotImplemented/);
  });
});
