/** The document that is imported, with what its parts refer to. */
import { badRequest } from "../errors";
import { isRecord, type Json, listOf, recordOf, textOf } from "./json";
import type { Notes } from "./notes";

export interface Source {
  document: Json;
  /** OpenAPI 3.0; else Swagger 2.0. */
  isOpenApi3: boolean;
  notes: Notes;
}

export const sourceOf = (document: Json, notes: Notes): Source => ({
  document,
  isOpenApi3: document.openapi !== undefined,
  notes,
});

const MAX_HOPS = 20;

/** What a `$ref` within the document stands for; anything else as it is. What cannot be found is an error and empty. */
export function resolved({ document, notes }: Source, value: unknown): Json {
  let found = value;
  for (let hops = 0; isRecord(found) && typeof found.$ref === "string"; hops++) {
    const reference = found.$ref;
    found = reference.startsWith("#/") && hops < MAX_HOPS ? at(document, reference) : undefined;
    if (found === undefined) notes.error(`Unable to resolve reference '${reference}'`);
  }
  return recordOf(found);
}

/** JSON Pointer (RFC 6901), percent-encoded as in a URI. */
function at(document: Json, reference: string): unknown {
  let value: unknown = document;
  for (const segment of reference.slice(2).split("/")) {
    const name = decoded(segment).replaceAll("~1", "/").replaceAll("~0", "~");
    if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** `components.schemas` or `definitions`, by what each format calls it. */
export const partsOf = ({ document, isOpenApi3 }: Source, openApi3: string, swagger: string): Json =>
  recordOf(isOpenApi3 ? recordOf(document.components)[openApi3] : document[swagger]);

/** No URL is longer; with a variable a thousand times in it, and a long text for the variable, one would be. */
const MAX_URL = 2_048;

function urlText(value: unknown): string {
  const text = textOf(value) ?? "";
  if (text.length > MAX_URL)
    throw badRequest(`Invalid OpenAPI input. A server's URL has at most ${MAX_URL} characters.`);
  return text;
}

/** The path all others stand below: `basePath`, or that of the first server with its variables' defaults. */
export function basePathOf({ document, isOpenApi3 }: Source): string {
  if (!isOpenApi3) return textOf(document.basePath) ?? "";
  const server = recordOf(listOf(document.servers)[0]);
  const variables = recordOf(server.variables);
  const url = urlText(server.url).replace(/\{([^{}]*)\}/g, (_, name: string) =>
    urlText(recordOf(variables[name]).default).replace(/^\//, ""),
  );
  return url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, "");
}
