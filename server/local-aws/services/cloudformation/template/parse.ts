/** From a template's text to a template. */
import { formatError } from "../errors";
import type { Template, Value } from "./model";
import { readTemplate } from "./read";
import { parseYaml } from "./yaml";

/** @throws AwsError ValidationError, with line and column where the text is not well-formed */
export function parseTemplate(text: string): Template {
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
