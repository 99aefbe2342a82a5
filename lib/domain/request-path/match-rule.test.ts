import { expect, it } from "vitest";
import type { RuleCondition, RuleFact } from "../facts";
import { askRules, matchRule } from "./match-rule";

const rule = (priority: number, ...conditions: RuleCondition[]): RuleFact => ({
  priority,
  conditions,
  action: { type: "fixed-response", status: String(priority) },
});
const byDefault = rule(Number.POSITIVE_INFINITY);
const path = (...values: string[]): RuleCondition => ({ field: "path-pattern", values });
const host = (...values: string[]): RuleCondition => ({ field: "host-header", values });

const chosen = (rules: RuleFact[], request: Partial<Parameters<typeof matchRule>[1]>): number | undefined =>
  matchRule(rules, { host: "a.b", path: "/", httpMethod: "GET", ...request })?.priority;

it.each([
  [[path("/x/*")], { path: "/x/y" }, true],
  [[path("/x/*")], { path: "/x" }, false],
  [[path("/x")], { path: "/X" }, false],
  [[path("/?")], { path: "/a" }, true],
  [[path("/?")], { path: "/ab" }, false],
  [[path("/a.c")], { path: "/abc" }, false],
  [[path("/a", "/b")], { path: "/b" }, true],
  [[host("A.B")], {}, true],
  [[host("*.b")], {}, true],
  [[path("/x"), host("a.b")], { path: "/x" }, true],
  [[path("/x"), host("c.d")], { path: "/x" }, false],
  [[{ field: "http-request-method", values: ["POST"] }], {}, false],
  [[{ field: "http-request-method", values: ["GET"] }], { httpMethod: "ANY" }, true],
  [[{ field: "http-header", values: ["x"] }], {}, false],
])("%j for %j: %s", (conditions, request, matches) => {
  expect(chosen([byDefault, rule(1, ...conditions)], request)).toBe(matches ? 1 : Number.POSITIVE_INFINITY);
});

it("asks rules by priority, whatever their order", () => {
  expect(chosen([byDefault, rule(7), rule(3)], {})).toBe(3);
});

it("finds none without a default rule", () => {
  expect(chosen([rule(1, path("/x"))], {})).toBeUndefined();
});

it("tells which rules may take it, and which are passed by what the caller sends", () => {
  const header = rule(1, { field: "http-header", values: ["x-canary: 1"] });
  const elsewhere = rule(2, path("/other"), { field: "source-ip", values: ["10.0.0.0/8"] });
  const api = rule(3, path("/api/*"));
  const behind = rule(9, { field: "query-string", values: ["a=b"] });
  const rules = [byDefault, header, elsewhere, api, behind];
  const asked = (url: string) => askRules(rules, { host: "a.b", path: url, httpMethod: "GET", greedy: true });
  expect(asked("/%7Bproxy%7D")).toEqual({ taken: [api, byDefault], passed: [header, elsewhere, behind] });
  expect(asked("/api/%7Bproxy%7D")).toEqual({ taken: [api], passed: [header] });
  expect(asked("/x")).toEqual({ taken: [byDefault], passed: [header, behind] });
});

it("ANY is a GET to a rule that takes one, and else depends on the caller", () => {
  const posts = rule(1, { field: "http-request-method", values: ["POST"] });
  const asked = (httpMethod: string) => askRules([posts, byDefault], { host: "a.b", path: "/", httpMethod });
  expect(asked("ANY")).toEqual({ taken: [byDefault], passed: [posts] });
  expect(asked("GET")).toEqual({ taken: [byDefault], passed: [] });
});
