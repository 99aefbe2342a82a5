import fc from "fast-check";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { writeDefinition } from "./write-definition";

const DOCUMENT = {
  definitions: { B: { type: "object", properties: { title: {}, description: {} } }, A: {} },
  paths: {
    "/b": {
      post: { "x-amazon-apigateway-integration": { uri: "http://b" }, responses: {} },
      get: {
        parameters: [
          { name: "b", in: "query" },
          { name: "a", in: "query" },
        ],
      },
    },
    "/a": {},
  },
  host: "x",
  info: { version: "1", title: "shop" },
  swagger: "2.0",
};

it("what people look for stands first, paths and parameters by name, methods in their usual order", () => {
  expect(writeDefinition(DOCUMENT, "yaml")).toBe(`swagger: "2.0"
info:
  title: shop
  version: "1"
host: x
paths:
  /a: {}
  /b:
    get:
      parameters:
        - in: query
          name: a
        - in: query
          name: b
    post:
      responses: {}
      x-amazon-apigateway-integration:
        uri: http://b
definitions:
  A: {}
  B:
    properties:
      description: {}
      title: {}
    type: object
`);
});

const shuffled = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, item]) => [key, shuffled(item)]),
      )
    : value;

it("says the same in both syntaxes, and the same text whatever order it came in", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (given) => {
      const document = JSON.parse(JSON.stringify(given));
      const [json, yaml] = [writeDefinition(document, "json"), writeDefinition(document, "yaml")];
      expect(parse(yaml, { schema: "core" })).toEqual(JSON.parse(json));
      expect(writeDefinition(shuffled(document), "json")).toBe(json);
    }),
  );
});
