import { expect, test } from "vitest";
import { type Condition, meets, type RoutedRequest } from "./conditions";

function request(changes: Partial<RoutedRequest> = {}): RoutedRequest {
  const headers: Record<string, string> = { "user-agent": "Mozilla/5.0 (Linux)" };
  return {
    method: "GET",
    url: "/shop/item?id=7&Name=Blue%20Chair",
    host: "Shop.Example.com:8080",
    header: (name) => headers[name.toLowerCase()],
    sourceIp: "10.1.2.3",
    ...changes,
  };
}

test.each<[string, Condition, boolean]>([
  ["path without query", { field: "path-pattern", values: ["/shop/item"] }, true],
  ["any of the paths", { field: "path-pattern", values: ["/x", "/shop/*"] }, true],
  ["path in another case", { field: "path-pattern", values: ["/Shop/*"] }, false],
  ["a pattern is not matched against the query", { field: "path-pattern", values: ["*id=7*"] }, false],
  ["host without port, any case", { field: "host-header", values: ["shop.EXAMPLE.com"] }, true],
  ["host wildcard", { field: "host-header", values: ["*.example.com"] }, true],
  ["another host", { field: "host-header", values: ["example.com"] }, false],
  ["method", { field: "http-request-method", values: ["POST", "GET"] }, true],
  ["another method", { field: "http-request-method", values: ["POST"] }, false],
  ["header, any case, wildcard", { field: "http-header", name: "User-Agent", values: ["*linux*"] }, true],
  ["absent header", { field: "http-header", name: "X-None", values: ["*"] }, false],
  ["query pair, decoded", { field: "query-string", values: [{ key: "name", value: "blue chair" }] }, true],
  ["query value of any key", { field: "query-string", values: [{ value: "7" }] }, true],
  ["query pair of another value", { field: "query-string", values: [{ key: "id", value: "8" }] }, false],
  ["source inside", { field: "source-ip", values: ["192.168.0.0/16", "10.0.0.0/8"] }, true],
  ["source outside", { field: "source-ip", values: ["10.1.2.4/32"] }, false],
  ["IPv6 range, IPv4 source", { field: "source-ip", values: ["2001:db8::/32"] }, false],
])("%s", (_what, condition, met) => {
  expect(meets([condition], request())).toBe(met);
});

test("all conditions must hold; none is met by every request", () => {
  const path: Condition = { field: "path-pattern", values: ["/shop/*"] };
  const post: Condition = { field: "http-request-method", values: ["POST"] };
  expect(meets([path, post], request())).toBe(false);
  expect(meets([path, post], request({ method: "POST" }))).toBe(true);
  expect(meets([], request())).toBe(true);
});

test("a request without query or host meets no condition on them", () => {
  const bare = request({ url: "/", host: "" });
  expect(meets([{ field: "query-string", values: [{ value: "*" }] }], bare)).toBe(false);
  expect(meets([{ field: "host-header", values: ["?*"] }], bare)).toBe(false);
});
