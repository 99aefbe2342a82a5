import { describe, expect, it } from "vitest";
import { parseEndpoint, unsetVariables, withPathValues, withVariables } from "./uri";

const V = (name: string) => `\${stageVariables.${name}}`;

/** The places a stage variable may stand in (developer guide, "Stage variables"). */
describe("withVariables", () => {
  it.each([
    [`http://${V("all")}`, { all: "e.example/a?b=1" }, "http://e.example/a?b=1"],
    [`http://${V("host")}/a`, { host: "e.example:8080" }, "http://e.example:8080/a"],
    [`http://${V("sub")}.example.com/a`, { sub: "dev" }, "http://dev.example.com/a"],
    [`http://e.example/${V("path")}/b`, { path: "v1/x" }, "http://e.example/v1/x/b"],
    [`http://e.example/?q=${V("query")}`, { query: "1" }, "http://e.example/?q=1"],
    [`http://${V("a")}.${V("b")}/${V("a")}`, { a: "x", b: "y.z" }, "http://x.y.z/x"],
    [`http://${V("gone")}/a`, {}, "http:///a"],
    [`http://e.example/${V("gone")}`, undefined, "http://e.example/"],
    [`http://${V("constructor")}/`, {}, "http:///"],
    // A value is text: it is not looked at again.
    [`http://e.example/${V("a")}`, { a: "$&" }, "http://e.example/$&"],
  ])("%s", (template, variables, expected) => {
    expect(withVariables(template, variables as Record<string, string> | undefined)).toBe(expected);
  });

  it("names what is not set, once each", () => {
    expect(unsetVariables(`http://${V("a")}/${V("b")}/${V("a")}`, { b: "1" })).toEqual(["a"]);
  });
});

describe("withPathValues", () => {
  it("puts values in and leaves a name without one", () => {
    expect(withPathValues("http://e/{id}/{proxy+}/{none}", { id: "1", proxy: "a/b" })).toBe("http://e/1/a/b/{none}");
  });
});

describe("parseEndpoint", () => {
  it.each([
    ["http://e.example", { tls: false, hostname: "e.example", port: 80, authority: "e.example", path: "/", query: "" }],
    [
      "https://e.example/a",
      { tls: true, hostname: "e.example", port: 443, authority: "e.example", path: "/a", query: "" },
    ],
    [
      "http://E.example:80/a/../b?x=%20#f",
      { tls: false, hostname: "e.example", port: 80, authority: "E.example:80", path: "/a/../b", query: "x=%20" },
    ],
    ["http://[::1]:81?q", { tls: false, hostname: "::1", port: 81, authority: "[::1]:81", path: "/", query: "q" }],
    [
      "http://e.example/é x",
      { tls: false, hostname: "e.example", port: 80, authority: "e.example", path: "/%C3%A9%20x", query: "" },
    ],
  ])("%s", (uri, endpoint) => {
    expect(parseEndpoint(uri)).toEqual(endpoint);
  });

  it.each([
    "http:///a",
    "http://",
    "http://http://e.example/",
    "http://u:p@e.example/",
    "http://e.example:99999/",
    "http://a b/",
    "ftp://e.example/",
    "e.example",
    "",
  ])("refuses %j", (uri) => {
    expect(parseEndpoint(uri)).toBeUndefined();
  });
});
