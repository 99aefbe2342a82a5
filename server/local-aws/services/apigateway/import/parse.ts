/** A request's body as a document: JSON, or YAML. */
import { LineCounter, parseDocument } from "yaml";
import { AwsError } from "../../../protocol/aws-error";
import { isDeeperThan } from "../../../protocol/nesting";
import { yamlExcess } from "../../../protocol/yaml-bounds";
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
  if (!isRecord(document) || isDeeperThan(MAX_DEPTH, document)) throw badRequest("Invalid OpenAPI input.");
  if (document.swagger !== undefined && ["2.0", "2"].includes(String(document.swagger))) return document;
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

const MAX_ALIASES = 1_000;

/** The look for keys that are there twice would take a minute for 3 MB: the last one counts, as in JSON. */
function parseYaml(text: string): unknown {
  const excess = yamlExcess(text, MAX_ALIASES);
  if (excess) throw malformed(excess);
  const lineCounter = new LineCounter();
  // Pretty errors quote their line, each of them: of a long line with many errors that takes minutes.
  const options = { merge: true, uniqueKeys: false, stringKeys: true, prettyErrors: false, lineCounter };
  const document = parseDocument(text, options);
  const [problem] = document.errors;
  if (problem) {
    const { line, col } = lineCounter.linePos(problem.pos[0]);
    throw malformed(`${problem.message} at line ${line}, column ${col}`);
  }
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    // An alias of nothing, and aliases of aliases that would grow beyond all bounds.
    throw malformed(error instanceof Error ? error.message : String(error));
  }
}

const malformed = (why: string) => badRequest(`Unable to parse API definition because of a malformed document: ${why}`);
