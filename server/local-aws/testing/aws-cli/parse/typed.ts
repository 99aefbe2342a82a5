import type { NormalizedSchema } from "@smithy/core/schema";
import { UsageError } from "./errors";

/**
 * A value as its schema has it: a text of the shorthand becomes the number or the boolean that it stands for.
 * @throws UsageError for a member that is not known: AWS would never see it, so a command that has one does not do what it says
 */
export function typed(schema: NormalizedSchema, value: unknown, path: string): unknown {
  if (schema.isDocumentSchema() || value === null) return value;
  if (schema.isStructSchema()) return struct(schema, value, path);
  if (schema.isListSchema()) {
    const items = Array.isArray(value) ? value : [value];
    return items.map((item, index) => typed(schema.getValueSchema(), item, `${path}[${index}]`));
  }
  if (schema.isMapSchema()) {
    const entries = Object.entries(objectAt(value, path));
    return Object.fromEntries(
      entries.map(([key, each]) => [key, typed(schema.getValueSchema(), each, `${path}.${key}`)]),
    );
  }
  return scalar(schema, value, path);
}

function struct(schema: NormalizedSchema, value: unknown, path: string): object {
  const members = new Map(schema.structIterator());
  const found: Record<string, unknown> = {};
  for (const [name, each] of Object.entries(objectAt(value, path))) {
    const member = members.get(name);
    if (!member)
      throw new UsageError(
        `Unknown parameter in ${path}: "${name}", must be one of: ${[...members.keys()].join(", ")}`,
      );
    found[name] = typed(member, each, `${path}.${name}`);
  }
  return found;
}

function scalar(schema: NormalizedSchema, value: unknown, path: string): unknown {
  if (schema.isBlobSchema()) {
    if (value instanceof Uint8Array) return value;
    throw new UsageError(`Bytes of ${path} in JSON mean one thing to version 1 of the CLI and another to version 2.`);
  }
  if (typeof value !== "string") return value;
  if (schema.isNumericSchema() && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (schema.isBooleanSchema() && /^(true|false)$/i.test(value)) return value.toLowerCase() === "true";
  if (schema.isTimestampSchema()) return new Date(value);
  return value;
}

function objectAt(value: unknown, path: string): object {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new UsageError(`Invalid type for parameter ${path}: ${JSON.stringify(value)}`);
}
