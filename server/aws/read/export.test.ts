import { expect, it } from "vitest";
import { parseExport } from "./export";

const bytes = (document: unknown): Uint8Array =>
  new TextEncoder().encode(typeof document === "string" ? document : JSON.stringify(document));
const integration = (more: object) => ({ "x-amazon-apigateway-integration": { type: "http_proxy", ...more } });

it("reads methods with their integrations, sorted", () => {
  const document = {
    swagger: "2.0",
    paths: {
      "/orders/{id}": {
        parameters: [],
        "x-amazon-apigateway-any-method": integration({ type: "mock", requestTemplates: { "application/json": "{}" } }),
      },
      "/helloworld": {
        post: integration({ uri: "http://b", httpMethod: "PUT" }),
        get: integration({ uri: "http://a", httpMethod: "GET", timeoutInMillis: 29000, connectionType: "INTERNET" }),
      },
    },
  };
  expect(parseExport(bytes(document))).toEqual([
    {
      path: "/helloworld",
      httpMethod: "GET",
      integration: {
        type: "HTTP_PROXY",
        uri: "http://a",
        httpMethod: "GET",
        timeoutMs: 29000,
        connectionType: "INTERNET",
        settings: {},
      },
    },
    {
      path: "/helloworld",
      httpMethod: "POST",
      integration: { type: "HTTP_PROXY", uri: "http://b", httpMethod: "PUT", settings: {} },
    },
    {
      path: "/orders/{id}",
      httpMethod: "ANY",
      integration: { type: "MOCK", settings: { "template application/json": "{}" } },
    },
  ]);
});

it("takes a snapshot without methods for what it is", () => {
  expect(parseExport(bytes({ swagger: "2.0", paths: {} }))).toEqual([]);
  expect(parseExport(bytes({ swagger: "2.0" }))).toEqual([]);
});

it.each([
  ["all", { get: {}, post: {} }],
  ["one", { get: integration({}), post: { responses: {} } }],
  ["a broken one", { get: { "x-amazon-apigateway-integration": "none" } }],
])("says null when %s of the integrations were left out", (_, item) => {
  expect(parseExport(bytes({ swagger: "2.0", paths: { "/a": item } }))).toBeNull();
});

it.each([
  ["", "nothing"],
  ["{", "half"],
  ["[]", "a list"],
  [`{"paths": 7}`, "other paths"],
])("refuses %j (%s)", (document) => {
  expect(() => parseExport(bytes(document))).toThrow(SyntaxError);
});
