/** A request's body as a document: JSON, or YAML. */
import { parseDocument } from "yaml";
import { AwsError } from "../../../protocol/aws-error";
import { isNestedTooDeep } from "../../../protocol/nesting";
import { badRequest } from "../errors";
import { isRecord, type Json } from "./json";

/** Developer guide, "Quotas": the size of a definition that is imported, 6 MB. */
const MAX_BYTES = 6 * 1024 * 1024;
/** Far beyond what a schema needs; what is deeper is no definition. */
const MAX_DEPTH = 100;

/** @throws AwsError when it is too large, cannot be read, or is no OpenAPI document at all. */
export function parseBody(body: Uint8Array | undefined): Json {
  if (!body?.length) throw badRequest("Invalid OpenAPI input. The body is empty.");
  if (body.length > MAX_BYTES) {
    throw new AwsError("RequestEntityTooLargeException", `Request size exceeded ${MAX_BYTES} bytes`, 413);
  }
  const document = parse(Buffer.from(body).toString("utf8"));
  if (!isRecord(document) || isTooDeep(document, MAX_DEPTH)) throw badRequest("Invalid OpenAPI input.");
  if (document.swagger !== undefined && String(document.swagger) === "2.0") return document;
  if (typeof document.openapi === "string" && document.openapi.startsWith("3.0.")) return document;
  throw badRequest("Invalid OpenAPI input. Supported are Swagger 2.0 and OpenAPI 3.0.");
}

/** JSON first: it is what most documents are, and fifty times faster. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseYaml(text);
  }
}

/** The look for keys that are there twice would take a minute for 3 MB: the last one counts, as in JSON. */
function parseYaml(text: string): unknown {
  if (isNestedTooDeep(text)) throw badRequest("Invalid OpenAPI input.");
  try {
    const document = parseDocument(text, { merge: true, uniqueKeys: false, stringKeys: true });
    const [problem] = document.errors;
    if (problem) throw problem;
    return document.toJS({ maxAliasCount: 1_000 });
  } catch (error) {
    // Deeply nested flow collections overflow the parser's stack: a RangeError is the document's fault as well.
    const why = error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : "";
    throw badRequest(`Unable to parse API definition because of a malformed document: ${why}`);
  }
}

function isTooDeep(value: unknown, left: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return left === 0 || Object.values(value).some((item) => isTooDeep(item, left - 1));
}
