/** Which members of a REST message travel outside its JSON body, and how they are read and written there. */
import type { IncomingHttpHeaders } from "node:http";
import type { NormalizedSchema } from "@smithy/core/schema";
import { readScalar } from "../scalar";

const MALFORMED = "SerializationException";

export interface RequestParts {
  labels: Map<string, string>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
}

/** The members bound to path, query and headers. */
export function readBindings(schema: NormalizedSchema, parts: RequestParts): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  if (!schema.isStructSchema()) return result;
  const named = new Set(queryNames(schema));
  for (const [name, member] of schema.structIterator()) {
    const value = readBound(name, member, parts, named);
    if (value !== undefined) result[name] = value;
  }
  return result;
}

function readBound(name: string, member: NormalizedSchema, parts: RequestParts, named: Set<string>): unknown {
  const { httpLabel, httpQuery, httpHeader, httpQueryParams } = member.getMergedTraits();
  if (httpLabel) return single(member, parts.labels.get(name), name);
  if (httpQuery) return readQuery(member, httpQuery, parts.query);
  if (httpHeader) return readHeader(member, httpHeader, parts.headers);
  if (httpQueryParams) return readRest(member, parts.query, named);
  return undefined;
}

function readQuery(member: NormalizedSchema, name: string, query: URLSearchParams): unknown {
  if (!member.isListSchema()) return single(member, query.get(name) ?? undefined, name);
  const values = query.getAll(name);
  return values.length === 0 ? undefined : values.map((text) => single(member.getValueSchema(), text, name));
}

function readHeader(member: NormalizedSchema, name: string, headers: IncomingHttpHeaders): unknown {
  const value = headers[name.toLowerCase()];
  const text = Array.isArray(value) ? value.join(", ") : value;
  if (text === undefined || !member.isListSchema()) return single(member, text, name);
  return text.split(",").map((item) => single(member.getValueSchema(), item.trim(), name));
}

/** `httpQueryParams`: every parameter that no other member is bound to. */
function readRest(member: NormalizedSchema, query: URLSearchParams, named: Set<string>): object {
  const many = member.getValueSchema().isListSchema();
  const result = new Map<string, unknown>();
  for (const key of new Set(query.keys())) {
    if (!named.has(key)) result.set(key, many ? query.getAll(key) : (query.get(key) ?? ""));
  }
  return Object.fromEntries(result);
}

function single(member: NormalizedSchema, text: string | undefined, name: string): unknown {
  return text === undefined ? undefined : readScalar(member, text, name, MALFORMED);
}

function queryNames(schema: NormalizedSchema): string[] {
  return [...schema.structIterator()].flatMap(([, member]) => member.getMergedTraits().httpQuery ?? []);
}

/** True if the member is not a part of the JSON body. */
export function isBound(member: NormalizedSchema): boolean {
  const traits = member.getMergedTraits();
  return Boolean(
    traits.httpLabel || traits.httpQuery || traits.httpHeader || traits.httpQueryParams || traits.httpPayload,
  );
}

/** The one member that is the whole body, if there is one. */
export function payloadMember(schema: NormalizedSchema): [string, NormalizedSchema] | undefined {
  if (!schema.isStructSchema()) return undefined;
  return [...schema.structIterator()].find(([, member]) => member.getMergedTraits().httpPayload);
}

export function withoutBound(schema: NormalizedSchema, value: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    if (!isBound(member) && value[name] !== undefined) result[name] = value[name];
  }
  return result;
}

/**
 * What stays in the body of an answer: all but its headers. Labels and query parameters bind requests only; `position`
 * of an API Gateway list carries `httpQuery` in its answer's schema, and still travels in the body.
 */
export function answerBody(schema: NormalizedSchema, value: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    if (!member.getMergedTraits().httpHeader && value[name] !== undefined) result[name] = value[name];
  }
  return result;
}

/** Header-bound members of an answer. */
export function writeHeaders(schema: NormalizedSchema, value: Record<string, unknown>): Record<string, string> {
  const headers: Record<string, string> = {};
  if (!schema.isStructSchema()) return headers;
  for (const [name, member] of schema.structIterator()) {
    const { httpHeader } = member.getMergedTraits();
    const bound = value[name];
    if (httpHeader && bound != null) headers[httpHeader.toLowerCase()] = headerText(bound);
  }
  return headers;
}

/** A header cannot carry line breaks or characters beyond Latin-1. */
function headerText(value: unknown): string {
  const text = value instanceof Date ? value.toUTCString() : String(value);
  return text.replace(/[^\t\x20-\x7e\x80-\xff]/g, "?");
}
