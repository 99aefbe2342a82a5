import { isRecord, type Json, listOf, recordOf, textOf } from "../json";
import { stable } from "../stable";
import * as whole from "./part-defaults";

/** What a definition says of its API beside the methods: by kind and name, as text that can be compared. */
export type Parts = Record<string, string>;

const EXTENSION = "x-amazon-apigateway-";

/**
 * Models, authorizers, gateway responses, request validators and what the API has once. Swagger 2.0 and OpenAPI 3.0 say
 * the same of the same part (developer guide, "OpenAPI extensions for API Gateway"); what AWS answers is brought into
 * their shape to be read here as well.
 */
export function readParts(document: Json): Parts {
  const components = recordOf(document.components);
  const models = { ...recordOf(document.definitions), ...recordOf(components.schemas) };
  const schemes = { ...recordOf(document.securityDefinitions), ...recordOf(components.securitySchemes) };
  const apiKeySource = textOf(document[`${EXTENSION}api-key-source`])?.toUpperCase();
  return Object.fromEntries([
    ...named("model", models, whole.schema).filter(isKept),
    ...named("authorizer", authorizers(schemes), whole.authorizer),
    ...named("gateway response", recordOf(document[`${EXTENSION}gateway-responses`]), whole.gatewayResponse),
    ...named("request validator", recordOf(document[`${EXTENSION}request-validators`]), whole.requestValidator),
    ...listOf(document[`${EXTENSION}binary-media-types`]).map((type) => [`binary media type ${textOf(type)}`, ""]),
    ...once("resource policy", whole.policy(document[`${EXTENSION}policy`])),
    // HEADER is what API Gateway has where nothing is said.
    ...once("API key source", apiKeySource === "HEADER" ? undefined : apiKeySource),
    ...once("minimum compression size", document[`${EXTENSION}minimum-compression-size`]),
  ]);
}

/** How each is asked matters; the scheme around it differs between the formats. */
const authorizers = (schemes: Json): Json =>
  Object.fromEntries(Object.entries(schemes).filter(([, scheme]) => recordOf(scheme)[whole.AUTHORIZER] !== undefined));

const named = (kind: string, parts: Json, made: (part: unknown, name: string) => unknown): [string, string][] =>
  Object.entries(parts).map(([name, part]) => [`${kind} ${name}`, comparable(made(part, name))]);

const once = (name: string, value: unknown): [string, string][] =>
  value === undefined || value === null ? [] : [[name, comparable(value)]];

/** API Gateway makes a model of a schema without a name, anew with each import, and has two of its own: nobody misses them. */
const isKept = ([name, text]: [string, string]): boolean =>
  !/^model MODEL[0-9a-f]{6}$/i.test(name) && text !== BUILT_IN[name];

/** In an order of its own; a number and its text are the same, and so are all ways to a model. */
const comparable = (value: unknown): string => JSON.stringify(plain(stable(value)));

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
  return textOf(value)?.replace(MODEL, "#/definitions/") ?? value;
}

/** OpenAPI 3.0's way to a model, and API Gateway's own (developer guide, "Data models for REST APIs"). */
const MODEL = /^(#\/components\/schemas\/|https:\/\/apigateway\.[^/]+\/restapis\/[^/]+\/models\/)/;

const BUILT_IN: Record<string, string> = {
  "model Empty": comparable({ type: "object" }),
  "model Error": comparable({ type: "object", properties: { message: { type: "string" } } }),
};
