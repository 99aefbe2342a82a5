/** From a template's text to a template. */
import { formatError, validationError } from "../errors";
import type { Template, Value } from "./model";
import { readTemplate } from "./read";
import { parseYaml } from "./yaml";

/** Quota "Template body size in a request" (bytes). */
const MOST_BYTES = 51_200;

/** @throws AwsError ValidationError, with line and column where the text is not well-formed */
export function parseTemplate(text: string): Template {
  if (Buffer.byteLength(text) > MOST_BYTES) {
    throw validationError(
      `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${MOST_BYTES}`,
    );
  }
  return readTemplate(text.trimStart().startsWith("{") ? parseJson(text) : parseYaml(text));
}

function parseJson(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const position = /at position (\d+)/.exec(message)?.[1];
    const before = text.slice(0, position === undefined ? text.length : Number(position)).split("\n");
    throw formatError(`JSON not well-formed. (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`);
  }
}
