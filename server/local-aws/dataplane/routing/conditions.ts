/** Whether a request meets a rule's conditions. All conditions must hold; of one condition's values, any. */
import { BlockList } from "node:net";
import { matchesWildcard } from "./wildcard";

export type Condition =
  | { field: "path-pattern" | "host-header" | "http-request-method" | "source-ip"; values: readonly string[] }
  | { field: "http-header"; name: string; values: readonly string[] }
  | { field: "query-string"; values: readonly { key?: string | undefined; value: string }[] };

export interface RoutedRequest {
  method: string;
  /** Path and query as received. */
  url: string;
  /** The Host header as received. */
  host: string;
  header(name: string): string | undefined;
  sourceIp: string;
}

export function meets(conditions: readonly Condition[], request: RoutedRequest): boolean {
  return conditions.every((condition) => meetsOne(condition, request));
}

function meetsOne(condition: Condition, request: RoutedRequest): boolean {
  switch (condition.field) {
    case "path-pattern": {
      const path = request.url.split("?", 1)[0] ?? "/";
      return condition.values.some((pattern) => matchesWildcard(pattern, path));
    }
    case "host-header": {
      const host = hostOf(request.host);
      return condition.values.some((pattern) => matchesWildcard(pattern.toLowerCase(), host));
    }
    case "http-request-method":
      return condition.values.includes(request.method);
    case "http-header":
      return matchesHeader(condition.values, request.header(condition.name));
    case "query-string":
      return condition.values.some((wanted) => matchesQuery(wanted, request.url));
    case "source-ip":
      return condition.values.some((cidr) => inCidr(cidr, request.sourceIp));
  }
}

/** The host without port, lower case; a bracketed IPv6 address stays whole. */
export function hostOf(header: string): string {
  return header.replace(/:\d*$/, "").toLowerCase();
}

function matchesHeader(patterns: readonly string[], value: string | undefined): boolean {
  const lower = value?.toLowerCase();
  return lower !== undefined && patterns.some((pattern) => matchesWildcard(pattern.toLowerCase(), lower));
}

function matchesQuery(wanted: { key?: string | undefined; value: string }, url: string): boolean {
  const start = url.indexOf("?");
  if (start < 0) return false;
  for (const [key, value] of new URLSearchParams(url.slice(start + 1))) {
    const keyFits = wanted.key === undefined || matchesWildcard(wanted.key.toLowerCase(), key.toLowerCase());
    if (keyFits && matchesWildcard(wanted.value.toLowerCase(), value.toLowerCase())) return true;
  }
  return false;
}

function inCidr(cidr: string, address: string): boolean {
  const [network = "", length = "32"] = cidr.split("/");
  const family = (ip: string) => (ip.includes(":") ? "ipv6" : "ipv4");
  const list = new BlockList();
  list.addSubnet(network, Number(length), family(network));
  return list.check(address, family(address));
}
