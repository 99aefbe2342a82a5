import { isRecord, type Json, listOf, recordOf, textOf } from "../json";
import { stable } from "../stable";

/** What a definition says of its API beside the methods: by kind and name, as text that can be compared. */
export type Parts = Record<string, string>;

const EXTENSION = "x-amazon-apigateway-";

/**
 * Models, authorizers, gateway responses, request validators and what the API has once. Swagger 2.0 and OpenAPI 3.0 say
 * the same of the same part (developer guide, "OpenAPI extensions for API Gateway").
 */
export function readParts(document: Json): Parts {
  const components = recordOf(document.components);
  const apiKeySource = textOf(document[`${EXTENSION}api-key-source`])?.toUpperCase();
  return Object.fromEntries([
    ...named("model", { ...recordOf(document.definitions), ...recordOf(components.schemas) }).filter(isKept),
    ...named(
      "authorizer",
      authorizers({ ...recordOf(document.securityDefinitions), ...recordOf(components.securitySchemes) }),
    ),
    ...named("gateway response", recordOf(document[`${EXTENSION}gateway-responses`])),
    ...named("request validator", recordOf(document[`${EXTENSION}request-validators`])),
    ...listOf(document[`${EXTENSION}binary-media-types`]).map((type) => [`binary media type ${textOf(type)}`, ""]),
    ...once("resource policy", document[`${EXTENSION}policy`]),
    // HEADER is what API Gateway has where nothing is said.
    ...once("API key source", apiKeySource === "HEADER" ? undefined : apiKeySource),
    ...once("minimum compression size", document[`${EXTENSION}minimum-compression-size`]),
  ]);
}

/** API Gateway makes a model of a schema without a name, anew with each import: nobody misses it. */
const isKept = ([name]: [string, string]): boolean => !/^model MODEL[0-9a-f]{6}$/i.test(name);

const named = (kind: string, parts: Json): [string, string][] =>
  Object.entries(parts).map(([name, value]) => [`${kind} ${name}`, comparable(value)]);

const once = (name: string, value: unknown): [string, string][] =>
  value === undefined || value === null ? [] : [[name, comparable(value)]];

/** How each is asked; the scheme around it differs between the formats. API Gateway spells out the 300 s that it keeps answers. */
const authorizers = (schemes: Json): Json =>
  Object.fromEntries(
    Object.entries(schemes).flatMap(([name, scheme]) => {
      const authorizer = recordOf(scheme)[`${EXTENSION}authorizer`];
      return authorizer === undefined ? [] : [[name, { authorizerResultTtlInSeconds: 300, ...recordOf(authorizer) }]];
    }),
  );

/** In an order of its own; a number and its text are the same, and so are both formats' ways to a model. */
const comparable = (value: unknown): string => JSON.stringify(plain(stable(value)));

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
  return textOf(value)?.replace(/^#\/components\/schemas\//, "#/definitions/") ?? value;
}
