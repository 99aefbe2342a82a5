import { describe, expect, it } from "vitest";
import { readDefinition } from "./read-definition";

const SWAGGER = `swagger: "2.0"
info:
  title: shop
  version: 1.0
parameters:
  q: { name: q, in: query }
definitions: { Order: { type: object } }
paths:
  /orders/:
    parameters:
      - $ref: "#/parameters/q"
    get:
      security: [{ login: [] }]
      responses:
        default: { description: other }
        200: { description: fine, headers: { etag: { type: string } }, schema: { $ref: "#/definitions/Order" } }
      x-amazon-apigateway-integration: &backend
        type: http_proxy
        httpMethod: GET
        uri: http://\${stageVariables.elb}/orders
  /orders/{rest+}:
    x-amazon-apigateway-any-method:
      x-amazon-apigateway-integration:
        <<: *backend
        passthroughBehavior: never
        requestParameters: { integration.request.header.a: "'b'" }
`;

it("reads what API Gateway would make of it", () => {
  const reading = readDefinition(SWAGGER);
  expect(reading).toEqual({
    ok: true,
    definition: {
      placesOf: expect.any(Function),
      format: "Swagger 2.0",
      title: "shop",
      version: "1",
      methods: [
        {
          path: "/orders",
          httpMethod: "GET",
          integration: {
            type: "HTTP_PROXY",
            httpMethod: "GET",
            uri: "http://${stageVariables.elb}/orders",
            settings: {},
          },
          settings: {
            "parameter querystring.q": "optional",
            "response 200": "declared, header.etag, application/json Order",
          },
        },
        {
          path: "/orders/{rest+}",
          httpMethod: "ANY",
          integration: {
            type: "HTTP_PROXY",
            httpMethod: "GET",
            uri: "http://${stageVariables.elb}/orders",
            settings: { passthrough: "NEVER", "mapping of integration.request.header.a": "'b'" },
          },
          settings: {},
        },
      ],
      parts: { "model Order": '{"type":"object"}' },
      warnings: [
        {
          message: expect.stringContaining("does not know the security scheme “login”"),
          line: 13,
          column: 7,
        },
        { message: expect.stringContaining("“default” is left out"), line: 15, column: 9 },
      ],
    },
  });
});

it("reads OpenAPI 3.0 in JSON alike", () => {
  const operation = {
    requestBody: { content: { "application/json": { schema: { type: "object" } } } },
    security: [{ key: [] }, { iam: [] }],
    "x-amazon-apigateway-integration": { type: "mock", requestTemplates: { "application/json": "{}" } },
  };
  const document = {
    openapi: "3.0.1",
    info: { title: "pets" },
    paths: { "/": { post: operation }, "x-other": 1 },
    components: {
      securitySchemes: {
        key: { type: "apiKey", name: "x-api-key", in: "header" },
        iam: { type: "apiKey", "x-amazon-apigateway-authtype": "awsSigv4" },
      },
    },
  };
  expect(readDefinition(JSON.stringify(document))).toMatchObject({
    ok: true,
    definition: {
      format: "OpenAPI 3.0",
      warnings: [],
      methods: [
        {
          path: "/",
          httpMethod: "POST",
          integration: { type: "MOCK", settings: { "template application/json": "{}" } },
          settings: {
            authorization: "AWS_IAM",
            "API key": "required",
            "request model application/json": "a schema of its own",
          },
        },
      ],
    },
  });
});

describe("what is wrong is told with its line and column", () => {
  const integration = (more: string) =>
    `{\n  "swagger": "2.0",\n  "info": { "title": "x" },\n  "paths": {\n    "/a": {\n      "get": {\n        "x-amazon-apigateway-integration": {\n          ${more}\n        }\n      }\n    }\n  }\n}`;

  const paths = (...names: string[]) =>
    `swagger: "2.0"\ninfo: { title: a }\npaths:\n${names.map((name) => `  ${name}: {}\n`).join("")}`;

  it.each<[string, string, string, number | undefined, number | undefined]>([
    ["broken JSON", '{"swagger": "2.0",\n  "info": }}', "", 2, 12],
    ["broken YAML", 'swagger: "2.0"\ninfo: [a\npaths: {}', "", 3, 1],
    ["a duplicate key", 'swagger: "2.0"\ninfo: { title: a }\ninfo: { title: b }\n', "“info” stands twice", 3, 1],
    [
      "a duplicate key in JSON",
      '{"swagger": "2.0",\n "paths": {"/a,{": {}, "/b": {"x": ["/a"]},\n  "\\u002fa,{": {}}}',
      "“/a,{” stands twice",
      3,
      3,
    ],
    ["JSON that is too deep", `{"a":\n ${"[".repeat(150)}${"]".repeat(150)}}`, "nested too deep", 2, 101],
    ["YAML that is too deep", `a:\n ${"[".repeat(150)}${"]".repeat(150)}`, "nested too deep", 2, 100],
    ["too many aliases", `a: &a 1\nb:\n${"- *a\n".repeat(1_001)}`, "too many aliases", 1_003, 3],
    ["an alias of nothing", "a: 1\nb: [*c]", "alias", 2, 5],
    [
      "aliases that make it too large",
      `a: &a ${"x".repeat(100_000)}\nb: [${"*a, ".repeat(900)}]`,
      "too large once",
      2,
      3601,
    ],
    ["a list", "- a\n- b", "no Swagger or OpenAPI document", 1, 1],
    ["neither", "info: { title: a }\npaths: {}", "neither swagger nor openapi", 1, 1],
    ["OpenAPI 3.1", 'info: { title: a }\nopenapi: "3.1.0"\npaths: {}', "not 3.1.0", 2, 1],
    ["no paths", 'swagger: "2.0"\ninfo: { title: a }', "has no paths", 1, 1],
    ["no name", 'swagger: "2.0"\ninfo:\n  version: 1\npaths: {}', "needs a name", 2, 1],
    ["a path without a slash", 'swagger: "2.0"\ninfo: { title: a }\npaths:\n  a: {}', "begin with a slash", 4, 3],
    ["two variables in one place", paths("/{a}", "/b/{x}", "/{c}/d"), "{c} stands where /{a} has {a}", 6, 3],
    ["something below a greedy variable", paths("/a", "/b/{all+}/c"), "Nothing can stand below {all+}", 5, 3],
    ["what is no part of a path", paths("/a b"), "“a b” is no part of a path", 4, 3],
    [
      "a reference to nothing",
      'swagger: "2.0"\ninfo: { title: a }\npaths:\n  /a:\n    $ref: "#/none"',
      "#/none leads to nothing",
      5,
      5,
    ],
    [
      "a schema that is not there",
      'swagger: "2.0"\ninfo: { title: a }\npaths:\n  /a:\n    get:\n      responses:\n        200: { schema: { $ref: "#/definitions/None" } }',
      "#/definitions/None leads to nothing",
      7,
      9,
    ],
    ["no type", integration('"uri": "http://a"'), "“nothing” is no type", 7, 9],
    ["a type there is not", integration('"type": "http2"'), "“HTTP2” is no type", 8, 11],
    ["no method", integration('"type": "http", "uri": "http://a"'), "needs the HTTP method", 7, 9],
    ["no address", integration('"type": "http", "httpMethod": "GET",\n "uri": "elb"'), "begins with http://", 9, 2],
    ["no ARN", integration('"type": "aws", "httpMethod": "GET",\n "uri": "elb"'), "needs the ARN", 9, 2],
    ["a timeout too short", integration('"type": "mock",\n "timeoutInMillis": 5'), "50 at least", 9, 2],
  ])("%s", (_, text, message, line, column) => {
    const reading = readDefinition(text);
    expect(reading).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining(message), line, column }],
    });
  });

  it("a bomb of aliases is no definition", () => {
    const bomb = Array.from({ length: 12 }, (_, n) => `a${n}: &a${n} [${n === 0 ? "x" : `*a${n - 1}, `.repeat(9)}]`);
    expect(readDefinition(bomb.join("\n"))).toMatchObject({
      ok: false,
      problems: [{ message: /alias/i, line: expect.any(Number) }],
    });
  });
});

it.each([
  ["a function that the file gives no role for", { type: "token" }, "aws lambda add-permission"],
  [
    "a function with a role",
    { type: "request", authorizerCredentials: "arn:aws:iam::1:role/r" },
    "Its role has to be there",
  ],
  ["a user pool", { type: "cognito_user_pools", providerARNs: ["arn"] }, "It asks a user pool, which must be there."],
])("says what an authorizer needs: %s", (_what, authorizer, words) => {
  const document = {
    swagger: "2.0",
    info: { title: "pets" },
    securityDefinitions: {
      guard: { type: "apiKey", name: "Token", in: "header", "x-amazon-apigateway-authorizer": authorizer },
    },
    paths: {
      "/": { get: { security: [{ guard: [] }], "x-amazon-apigateway-integration": { type: "mock" } } },
    },
  };
  const reading = readDefinition(JSON.stringify(document, null, 2));
  const { warnings, methods } = reading.ok ? reading.definition : { warnings: [], methods: [] };
  expect(warnings).toMatchObject([{ message: expect.stringContaining(words), line: 7 }]);
  expect(methods).toMatchObject([{ settings: { authorization: "CUSTOM" } }]);
});
