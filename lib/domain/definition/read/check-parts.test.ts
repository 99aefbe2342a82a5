import { expect, it } from "vitest";
import { readDefinition } from "./read-definition";

/** One method, in lines that can be pointed at: the integration is line 6, what is added below `get` begins at 9. */
const method = (integration: string, more = "", rest = "", type = "http") => `swagger: "2.0"
info: { title: shop }
paths:
  /a:
    get:
      x-amazon-apigateway-integration:
        { type: ${type}, httpMethod: GET, uri: "http://\${stageVariables.elb}",
          ${integration} }
      ${more}
${rest}`;

const DECLARED = "responses: { 200: { description: ok, headers: { etag: { type: string } } } }";

it.each<[string, string]>([
  [
    "a proxy with a response that is not declared, as AWS exports it",
    method('responses: { default: { statusCode: "200" } }', "responses: {}", "", "http_proxy"),
  ],
  ["a response that is declared", method('responses: { default: { statusCode: "200" } }', DECLARED)],
  [
    "a header that is declared",
    method(
      "responses: { default: { statusCode: 200, responseParameters: { method.response.header.etag: \"'x'\" } } }",
      DECLARED,
    ),
  ],
  [
    "a mapping of what is declared, of a literal and of the context",
    method(
      "requestParameters: { integration.request.header.a: method.request.header.a, integration.request.header.b: \"'b'\", integration.request.header.c: context.requestId }",
      "parameters: [{ name: a, in: header, type: string }]",
    ),
  ],
  ["a VPC link", method("connectionType: vpc_link, connectionId: abc")],
  [
    "a validator that is there",
    method(
      "timeoutInMillis: 50",
      "x-amazon-apigateway-request-validator: all",
      "x-amazon-apigateway-request-validators: { all: { validateRequestBody: true } }",
    ),
  ],
  ["a model's name", method("timeoutInMillis: 50", "", "definitions: { Order1: { type: object } }")],
  [
    "settings of the API",
    method(
      "timeoutInMillis: 50",
      "",
      "x-amazon-apigateway-api-key-source: AUTHORIZER\nx-amazon-apigateway-minimum-compression-size: 0\nx-amazon-apigateway-gateway-responses: { DEFAULT_4XX: { statusCode: 400 } }",
    ),
  ],
])("takes %s", (_, text) => expect(readDefinition(text)).toMatchObject({ ok: true }));

it.each<[string, string, string, number]>([
  [
    "a response that is not declared",
    method('responses: { default: { statusCode: "201" } }', DECLARED),
    "answers with 201, which the method does not declare",
    8,
  ],
  ["a response without a status", method("responses: { default: {} }"), "needs a statusCode", 8],
  [
    "a header that is not declared",
    method(
      "responses: { default: { statusCode: 200, responseParameters: { method.response.header.age: \"'1'\" } } }",
      DECLARED,
    ),
    "sets method.response.header.age",
    8,
  ],
  [
    "a mapping of what is not declared",
    method("requestParameters: { integration.request.path.id: method.request.path.id }"),
    "taken from method.request.path.id, which the method does not declare",
    8,
  ],
  ["a passthrough there is not", method("passthroughBehavior: always"), "when_no_match", 8],
  ["a connection there is not", method("connectionType: lan"), "INTERNET or VPC_LINK", 8],
  ["a VPC link without its id", method("connectionType: VPC_LINK"), "needs its connectionId", 8],
  [
    "a parameter with brackets",
    method("timeoutInMillis: 50", 'parameters: [{ name: "filter[id]", in: query }]'),
    "no parameter with the name “filter[id]”",
    9,
  ],
  [
    "a method's validator that is not there",
    method("timeoutInMillis: 50", "x-amazon-apigateway-request-validator: all"),
    "no request validator “all”",
    9,
  ],
  [
    "the API's validator that is not there",
    method("timeoutInMillis: 50", "", "x-amazon-apigateway-request-validator: all"),
    "no request validator “all”",
    10,
  ],
  [
    "a model's name with an underscore",
    method("timeoutInMillis: 50", "", "definitions:\n  Body_upload: { type: object }"),
    "letters and digits only in a model's name, not “Body_upload”",
    11,
  ],
  [
    "an authorizer of no type",
    method(
      "timeoutInMillis: 50",
      "",
      "securityDefinitions:\n  guard: { type: apiKey, x-amazon-apigateway-authorizer: { type: jwt } }",
    ),
    "“jwt” is no type of an authorizer",
    11,
  ],
  [
    "a gateway response there is not",
    method("timeoutInMillis: 50", "", "x-amazon-apigateway-gateway-responses:\n  TEAPOT: { statusCode: 418 }"),
    "no gateway response “TEAPOT”",
    11,
  ],
  [
    "an API key source there is not",
    method("timeoutInMillis: 50", "", "x-amazon-apigateway-api-key-source: QUERY"),
    "HEADER or from the AUTHORIZER",
    10,
  ],
  [
    "a compression size that is none",
    method("timeoutInMillis: 50", "", "x-amazon-apigateway-minimum-compression-size: 10485761"),
    "0 to 10485760",
    10,
  ],
  ["two documents", `${method("timeoutInMillis: 50")}---\na: 1\n`, "more than one YAML document", 10],
])("refuses %s", (_, text, message, line) => {
  expect(readDefinition(text)).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining(message), line }],
  });
});
