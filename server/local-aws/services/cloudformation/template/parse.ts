/** From a template's text to a template. */
import { isDeeperThan } from "../../../protocol/nesting";
import { formatError } from "../errors";
import type { Template, Value } from "./model";
import { readTemplate } from "./read";
import { parseYaml } from "./yaml";

/** Far beyond what a template needs. */
const MAX_DEPTH = 100;

/** @throws AwsError ValidationError, with line and column where the text is not well-formed */
export function parseTemplate(text: string): Template {
  const document = text.trimStart().startsWith("{") ? parseJson(text) : parseYaml(text);
  if (isDeeperThan(MAX_DEPTH, document)) throw formatError("It is nested too deep.");
  return readTemplate(document);
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
