import { expect, it } from "vitest";
import type { ResourceRecord } from "../model";
import { headersOf, targetOf } from "./request";

const resource = (path: string): ResourceRecord => ({
  restApiId: "a",
  id: "r",
  path,
  methods: { GET: { httpMethod: "GET", authorizationType: "NONE" } },
});

it.each<[string, string, string | undefined, string, string, Record<string, string>]>([
  ["no path at all", "/a/{id}", undefined, "/a/{id}", "", {}],
  ["a query alone", "/a", "?x=1", "/a", "?x=1", {}],
  ["a path", "/a", "/a", "/a", "", {}],
  ["a path parameter and a query", "/a/{id}", "/a/7?x=1&x=2", "/a/7", "?x=1&x=2", { id: "7" }],
  ["no leading slash", "/a/{id}", "a/7", "/a/7", "", { id: "7" }],
  ["what is encoded stays so", "/a/{id}", "/a/x%2Fy", "/a/x%2Fy", "", { id: "x%2Fy" }],
  ["a greedy parameter", "/{proxy+}", "/a/b/", "/a/b/", "", { proxy: "a/b/" }],
  ["what is no ASCII", "/a", "/a?q=é b", "/a", "?q=%C3%A9%20b", {}],
  ["half a character", "/a", "/a?q=\ud800", "/a", "?q=%EF%BF%BD", {}],
  ["a line break", "/a/{id}", "/a/x\r\ny", "/a/x%0D%0Ay", "", { id: "x%0D%0Ay" }],
  ["the root", "/", "/", "/", "", {}],
])("%s", (_, path, asked, expectedPath, query, pathParameters) => {
  const target = targetOf(asked, resource(path));
  expect({ ...target, pathParameters: { ...target.pathParameters } }).toEqual({
    path: expectedPath,
    query,
    pathParameters,
  });
});

it.each([["/b"], ["/a/7/8"], ["/"], ["http://elsewhere/a/7"]])("refuses %s for another resource", (asked) => {
  expect(() => targetOf(asked, resource("/a/{id}"))).toThrow("Invalid path specified");
});

it("takes many values before one, and none that would frame the message", () => {
  const headers = { "X-A": "1", "x-many": "one", Host: "evil", "Transfer-Encoding": "chunked", "content-length": "9" };
  expect(headersOf({ ...ids, headers, multiValueHeaders: { "X-Many": ["a", "b"] } })).toEqual([
    ["X-A", "1"],
    ["X-Many", "a"],
    ["X-Many", "b"],
  ]);
  expect(headersOf(ids)).toEqual([]);
});

const ids = { restApiId: "a", resourceId: "r", httpMethod: "GET" };
