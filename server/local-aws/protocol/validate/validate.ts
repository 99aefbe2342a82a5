/**
 * Checks a parsed input against its schema: every member of the right type, every required member there. The schemas
 * know no lengths, patterns or enumerations; handlers check those.
 */
import type { NormalizedSchema } from "@smithy/core/schema";
import type { StaticStructureSchema } from "@smithy/types";
import { AwsError } from "../aws-error";

export interface InvalidCodes {
  missing: string;
  malformed: string;
}

const MAX_REPORTED = 10;

/** @throws AwsError with all missing members named at once, as AWS's own services do, or the first malformed one */
export function validateInput(schema: NormalizedSchema, input: unknown, codes: InvalidCodes): void {
  if (!schema.isStructSchema()) return;
  const missing: string[] = [];
  check(schema, input, "", { missing, malformed: codes.malformed });
  if (missing.length === 0) return;
  if (codes.missing === "MissingParameter") {
    throw new AwsError(codes.missing, `The request must contain the parameter ${missing[0]}`);
  }
  const reasons = missing.map(
    (path) => `Value null at '${lowerFirst(path)}' failed to satisfy constraint: Member must not be null`,
  );
  const count = `${missing.length} validation error${missing.length > 1 ? "s" : ""} detected`;
  throw new AwsError(codes.missing, `${count}: ${reasons.join("; ")}`);
}

interface Findings {
  missing: string[];
  malformed: string;
}

function check(schema: NormalizedSchema, value: unknown, path: string, findings: Findings): void {
  if (schema.isDocumentSchema()) return;
  if (schema.isStructSchema()) checkStruct(schema, value, path, findings);
  else if (schema.isListSchema()) checkList(schema, value, path, findings);
  else if (schema.isMapSchema()) checkMap(schema, value, path, findings);
  else if (!isScalar(schema, value)) throw wrongType(path, findings);
}

function checkStruct(schema: NormalizedSchema, value: unknown, path: string, findings: Findings): void {
  if (!isPlainObject(value)) throw wrongType(path, findings);
  // The 7th element counts the required members, which come first.
  const required = (schema.getSchema() as StaticStructureSchema)[6] ?? 0;
  let index = 0;
  for (const [name, member] of schema.structIterator()) {
    const at = path ? `${path}.${name}` : name;
    const present = Object.hasOwn(value, name) ? value[name] : undefined;
    if (present !== undefined) check(member, present, at, findings);
    else if (index < required && findings.missing.length < MAX_REPORTED) findings.missing.push(at);
    index++;
  }
}

function checkList(schema: NormalizedSchema, value: unknown, path: string, findings: Findings): void {
  if (!Array.isArray(value)) throw wrongType(path, findings);
  const item = schema.getValueSchema();
  for (const [index, entry] of value.entries()) check(item, entry, `${path}.${index + 1}.member`, findings);
}

function checkMap(schema: NormalizedSchema, value: unknown, path: string, findings: Findings): void {
  if (!isPlainObject(value)) throw wrongType(path, findings);
  const item = schema.getValueSchema();
  const sparse = Boolean(schema.getMergedTraits().sparse);
  for (const [key, entry] of Object.entries(value)) {
    if (entry === null && sparse) continue;
    check(item, entry, `${path}.${key}.member`, findings);
  }
}

function isScalar(schema: NormalizedSchema, value: unknown): boolean {
  if (schema.isStringSchema()) return typeof value === "string" || value instanceof String;
  if (schema.isBooleanSchema()) return typeof value === "boolean";
  if (schema.isNumericSchema()) return typeof value === "number" && Number.isFinite(value);
  if (schema.isTimestampSchema()) return value instanceof Date && !Number.isNaN(value.getTime());
  if (schema.isBlobSchema()) return value instanceof Uint8Array;
  if (schema.isBigIntegerSchema()) return typeof value === "bigint";
  return value !== null;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrongType(path: string, findings: Findings): AwsError {
  return new AwsError(findings.malformed, `The value at '${lowerFirst(path)}' is of the wrong type.`);
}

function lowerFirst(path: string): string {
  return path.charAt(0).toLowerCase() + path.slice(1);
}
