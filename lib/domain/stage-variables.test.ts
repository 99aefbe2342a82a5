import { describe, expect, it } from "vitest";
import {
  addressOf,
  boundHosts,
  calledHosts,
  hostOf,
  resolveVariables,
  variableProblem,
  variablesOf,
} from "./stage-variables";
import { healthyFacts } from "./testing/facts";

/** `${stageVariables.name}` */
const ref = (name: string): string => `\${stageVariables.${name}}`;

it("finds every variable of a URI once", () => {
  expect(variablesOf(`http://${ref("host")}:${ref("port")}/${ref("host")}/x`)).toEqual(["host", "port"]);
  expect(variablesOf("http://plain/")).toEqual([]);
});

it.each([
  [`http://${ref("elb")}`, { elb: "a.b" }, "http://a.b"],
  [`http://${ref("elb")}/x`, {}, "http:///x"],
  [`http://${ref("toString")}`, {}, "http://"],
  [ref("whole"), { whole: "https://a.b/c?d=e" }, "https://a.b/c?d=e"],
  [`http://${ref("sub")}.company.org/${ref("path")}`, { sub: "dev", path: "v1" }, "http://dev.company.org/v1"],
])("resolves %s with %j", (uri, variables, resolved) => {
  expect(resolveVariables(uri, variables as Record<string, string>)).toBe(resolved);
});

it.each([
  ["http://A.b", { scheme: "http", host: "a.b", port: 80, path: "/" }],
  ["https://a.b/c?d", { scheme: "https", host: "a.b", port: 443, path: "/c" }],
  ["http://a.b:8080/c", { scheme: "http", host: "a.b", port: 8080, path: "/c" }],
  ["http://", null],
  ["http:///x", null],
  ["http://http://a.b", { scheme: "http", host: "http", port: 80, path: "//a.b" }],
  ["a.b", null],
  ["ftp://a.b", null],
  ["http://a b", null],
  ["http://a.b:99999", null],
])("%s leads to %j", (uri, address) => expect(addressOf(uri)).toEqual(address));

it.each([
  ["a.B:80/c", "a.b"],
  ["http://a.b/c", "a.b"],
  ["a.b?c", "a.b"],
  ["", ""],
])("the host in %s is %s", (value, host) => expect(hostOf(value)).toBe(host));

it.each([
  ["elb", "a.b:80/c?d=e&f=g,h#~_-", true],
  ["elb_1", "x", true],
  ["e-lb", "x", false],
  ["", "x", false],
  ["elb", "", false],
  ["elb", "a b", false],
  ["elb", "a%20b", false],
  ["elb", "x".repeat(512), true],
  ["elb", "x".repeat(513), false],
  ["n".repeat(65), "x", false],
])("%s = %s is allowed: %s", (name, value, allowed) => expect(variableProblem(name, value) === null).toBe(allowed));

describe("hosts", () => {
  it("that variables name, and that URIs resolve to, for each stage by its own", () => {
    const facts = healthyFacts();
    expect([...calledHosts(facts)].sort()).toEqual([
      "hello-dev-1.us-east-1.elb.localhost",
      "hello-prod-1.us-east-1.elb.localhost",
    ]);
    const [dev] = facts.stages.api1?.value ?? [];
    if (dev) dev.variables.color = "blue";
    expect(boundHosts(facts)).toContain("blue");
    expect(calledHosts(facts)).not.toContain("blue");
  });
});
