/** A scalar from its text: form fields, path labels, query parameters and headers carry nothing but strings. */
import type { NormalizedSchema } from "@smithy/core/schema";
import { parseEpochTimestamp, parseRfc3339DateTimeWithOffset, parseRfc7231DateTime } from "@smithy/core/serde";
import { AwsError } from "../aws-error";

/**
 * @param name what to call the value in the error
 * @throws AwsError with `code` when the text is none of the schema's type
 */
export function readScalar(schema: NormalizedSchema, text: string, name: string, code: string): unknown {
  const value = convert(schema, text);
  if (value !== undefined) return value;
  throw new AwsError(code, `The value '${text.slice(0, 200)}' of ${name} is not a valid ${typeName(schema)}.`);
}

function convert(schema: NormalizedSchema, text: string): unknown {
  if (schema.isBooleanSchema()) return BOOLEANS.get(text.toLowerCase());
  if (schema.isNumericSchema()) return toNumber(text);
  if (schema.isBigIntegerSchema()) return /^-?\d{1,1000}$/.test(text) ? BigInt(text) : undefined;
  if (schema.isTimestampSchema()) return toDate(text);
  if (schema.isBlobSchema()) return isBase64(text) ? new Uint8Array(Buffer.from(text, "base64")) : undefined;
  return text;
}

const BOOLEANS = new Map([
  ["true", true],
  ["false", false],
]);

function toNumber(text: string): number | undefined {
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)) return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** Epoch seconds, RFC 3339 or an HTTP date, whichever it looks like. */
function toDate(text: string): Date | undefined {
  try {
    if (/^-?\d+(\.\d+)?$/.test(text)) return parseEpochTimestamp(Number(text));
    return /^\d{4}-/.test(text) ? parseRfc3339DateTimeWithOffset(text) : parseRfc7231DateTime(text);
  } catch {
    return undefined;
  }
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

function typeName(schema: NormalizedSchema): string {
  if (schema.isBooleanSchema()) return "boolean";
  if (schema.isTimestampSchema()) return "timestamp";
  return schema.isBlobSchema() ? "base64 value" : "number";
}
