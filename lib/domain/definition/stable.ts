import { isRecord, type Json } from "./json";

/** What people look for first stands first; everything else follows by name. */
const FIRST = [
  "swagger",
  "openapi",
  "info",
  "title",
  "description",
  "version",
  "host",
  "basePath",
  "schemes",
  "servers",
  "paths",
];
const LAST = ["components", "definitions", "securityDefinitions", "x-amazon-apigateway-integration"];
const VERBS = ["get", "head", "post", "put", "patch", "delete", "options", "x-amazon-apigateway-any-method"];

/**
 * A document in an order that depends on nothing but its contents: two exports of the same API are the same text, so
 * that a repository shows only what was changed. Lists keep their order, but for those of parameters, which have none.
 */
export function stable(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => stable(item));
    return name === "parameters" ? items.sort((a, b) => compare(parameterKey(a), parameterKey(b))) : items;
  }
  if (!isRecord(value)) return value;
  const order = name === "properties" || name === "paths" ? compare : byRank;
  const entries = Object.entries(value as Json).sort(([a], [b]) => order(a, b));
  return Object.fromEntries(entries.map(([key, item]) => [key, stable(item, key)]));
}

const byRank = (a: string, b: string): number => rank(a) - rank(b) || compare(a, b);

function rank(key: string): number {
  if (FIRST.includes(key)) return FIRST.indexOf(key);
  if (VERBS.includes(key)) return 100 + VERBS.indexOf(key);
  return LAST.includes(key) ? 1_000 + LAST.indexOf(key) : 500;
}

const parameterKey = (value: unknown): string => (isRecord(value) ? `${value.in} ${value.name}` : "");

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
