import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { NormalizedSchema } from "@smithy/core/schema";
import type { OperationModel } from "../../../protocol/model/load-model";
import { validateInput } from "../../../protocol/validate/validate";
import { UsageError } from "./errors";
import { parseShorthand } from "./shorthand";
import type { Split } from "./split";
import { typed } from "./typed";

/** The operation's input: that of `--cli-input-json`, with what options say instead. @throws UsageError */
export function inputOf(operation: OperationModel, { globals, options }: Split, folder: string): object {
  const { input: schema } = operation;
  const json = globals["cli-input-json"];
  const input: Record<string, unknown> = json === undefined ? {} : jsonOf(text(json, folder));
  const members = schema.isStructSchema() ? new Map(schema.structIterator()) : new Map<string, NormalizedSchema>();
  for (const [name, words] of options) {
    const member = members.get(name);
    if (member) input[name] = ADDRESSES.has(name) ? words[0] : optionValue(member, words, folder);
  }
  const found = schema.isStructSchema() ? typed(schema, input, "input") : input;
  try {
    validateInput(schema, found, { missing: "ParamValidation", malformed: "ParamValidation" });
  } catch (thrown) {
    throw new UsageError(`Parameter validation failed: ${(thrown as Error).message}`);
  }
  return found as object;
}

/** Of these neither version fetches what they name. */
const ADDRESSES = new Set(["TemplateURL", "uri"]);

function optionValue(schema: NormalizedSchema, words: string[], folder: string): unknown {
  const [first = ""] = words;
  if (schema.isBlobSchema()) return bytes(first, folder);
  if (schema.isStringSchema()) return text(first, folder);
  if (schema.isListSchema()) {
    const given = words.length === 1 ? text(first, folder) : first;
    if (/^\s*\[/.test(given)) return jsonOf(given);
    const item = schema.getValueSchema();
    return words.map((word) => (isFlat(item) ? word : objectOf(text(word, folder))));
  }
  return isFlat(schema) ? first : objectOf(text(first, folder));
}

const isFlat = (schema: NormalizedSchema): boolean =>
  !schema.isStructSchema() && !schema.isMapSchema() && !schema.isListSchema();

const objectOf = (word: string): object => (/^\s*[{[]/.test(word) ? jsonOf(word) : parseShorthand(word));

function text(word: string, folder: string): string {
  if (word.startsWith("file://")) return readFileSync(resolve(folder, word.slice(7)), "utf8");
  // Version 1 reads what such an address answers.
  if (/^https?:\/\//.test(word)) throw new UsageError(`Version 1 of the CLI would fetch ${word}.`);
  return word;
}

/** What else means bytes differs between the CLI's versions. */
function bytes(word: string, folder: string): Uint8Array {
  if (!word.startsWith("fileb://")) throw new UsageError("Bytes must be given as fileb://.");
  return readFileSync(resolve(folder, word.slice(8)));
}

function jsonOf(json: string): Record<string, unknown> {
  try {
    return JSON.parse(json);
  } catch {
    throw new UsageError(`Invalid JSON received: ${json}`);
  }
}
