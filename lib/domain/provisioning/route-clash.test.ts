import { expect, it } from "vitest";
import type { BoundRoute } from "./planned";
import { routeClash } from "./route-clash";

const ROUTE: BoundRoute = {
  path: "/orders/{id}",
  methods: ["GET"],
  upstreamPath: "/{id}",
  variableName: "ordersElb",
  scheme: "http",
};
const method = (path: string, httpMethod: string, uri = "http://${stageVariables.ordersElb}/{id}", more = {}) => ({
  path,
  httpMethod,
  integration: { type: "HTTP_PROXY", uri },
  ...more,
});

/** Both with the API's paths that have no methods, and with its methods. */
const cases: [
  what: string,
  route: Partial<BoundRoute>,
  paths: string[],
  methods: ReturnType<typeof method>[],
  string?,
][] = [
  ["an empty API", {}, ["/"], []],
  ["the same route again", {}, [], [method("/orders/{id}", "GET")]],
  ["another method of it", { methods: ["POST"] }, [], [method("/orders/{id}", "GET", "http://elsewhere")]],
  ["a literal beside the parameter", { path: "/orders/new" }, [], [method("/orders/{id}", "GET")]],
  ["another parameter elsewhere", {}, ["/{tenant}", "/items/{item}"], []],
  ["the same parameter, further down", { path: "/orders/{id}/items" }, ["/orders/{id}"], []],
  ["a method without an integration", {}, [], [method("/orders/{id}", "GET", "", { integration: null })]],
  ["another parameter in its place", {}, ["/orders/{orderId}"], [], "path: The API has {orderId} there already"],
  [
    "one that only stands in a method's path",
    {},
    [],
    [method("/orders/{no}/a", "GET")],
    "path: The API has {no} there",
  ],
  ["a greedy one in its place", {}, ["/orders/{proxy+}"], [], "path: The API has {proxy+} there already"],
  ["the same name, greedy", {}, ["/orders/{id+}"], [], "path: The API has {id+} there already"],
  ["below a greedy one", { path: "/a/{b+}/c" }, ["/a/{b+}"], [], "path: The API has /a/{b+}: nothing can stand below"],
  [
    "a method that leads elsewhere",
    { methods: ["POST", "GET"] },
    [],
    [method("/orders/{id}", "GET", "http://${stageVariables.oldElb}/{id}")],
    "methods: The API has GET /orders/{id} already, leading to HTTP_PROXY http://${stageVariables.oldElb}/{id}, not to http://${stageVariables.ordersElb}/{id}.",
  ],
  [
    "a method that a mock answers",
    {},
    [],
    [method("/orders/{id}", "GET", "", { integration: { type: "MOCK" } })],
    "methods: The API has GET /orders/{id} already, leading to MOCK, not to",
  ],
  [
    "a method by another scheme",
    { scheme: "https" },
    [],
    [method("/orders/{id}", "GET")],
    "methods: The API has GET /orders/{id} already",
  ],
  [
    "a method that is not open",
    {},
    [],
    [method("/orders/{id}", "GET", undefined, { settings: { authorization: "AWS_IAM" } })],
    "methods: The API has GET /orders/{id} already, with the authorization AWS_IAM",
  ],
  [
    "a method that takes a key",
    {},
    [],
    [method("/orders/{id}", "GET", undefined, { settings: { "API key": "required" } })],
    "methods: The API has GET /orders/{id} already, which takes an API key",
  ],
];
it.each(cases)("%s", (_what, route, paths, methods, refused) => {
  const clash = routeClash({ ...ROUTE, ...route }, { paths, methods });
  if (refused === undefined) expect(clash).toBeUndefined();
  else expect(`${clash?.field}: ${clash?.message}`).toContain(refused);
});
