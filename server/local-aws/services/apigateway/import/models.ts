/** Models: the schemas that methods name. They are kept and exported; requests are not validated by them here. */
import { createHash } from "node:crypto";
import { isRecord, type Json } from "./json";
import type { Notes } from "./notes";
import { partsOf, type Source } from "./source";

/** Kept with Swagger's references, whichever format they came in. */
const PREFIX = "#/definitions/";
const REFERENCE = /^#\/(?:definitions|components\/schemas)\//;

export function readModels(source: Source): Record<string, object> {
  const models = new Map<string, object>();
  for (const [name, schema] of Object.entries(partsOf(source, "schemas", "definitions"))) {
    if (/^[A-Za-z0-9]+$/.test(name)) models.set(name, kept(schema) as object);
    else source.notes.error(`Unable to create model for '${name}': Model name must be alphanumeric: ${name}`);
  }
  return Object.fromEntries(models);
}

/** The name of the model a schema is: the one it refers to, or one made for it; alike schemas share it. */
export function modelNameOf(schema: unknown, models: Record<string, object>, notes: Notes): string | undefined {
  if (!isRecord(schema) || Object.keys(schema).length === 0) return undefined;
  if (typeof schema.$ref === "string") {
    const name = schema.$ref.replace(REFERENCE, "");
    if (!Object.hasOwn(models, name)) notes.error(`Unable to resolve reference '${schema.$ref}'`);
    return name;
  }
  const own = kept(schema) as object;
  const name = `MODEL${createHash("sha256").update(JSON.stringify(own)).digest("hex").slice(0, 6)}`;
  models[name] = own;
  return name;
}

const kept = (schema: unknown): unknown => withReferences(schema, PREFIX);

/** A kept schema with the references of the format it is exported in. */
export function withReferences(schema: unknown, prefix: string): unknown {
  if (Array.isArray(schema)) return schema.map((item) => withReferences(item, prefix));
  if (!isRecord(schema)) return schema;
  const entries = Object.entries(schema as Json).map(([name, value]) =>
    name === "$ref" && typeof value === "string"
      ? [name, value.replace(REFERENCE, prefix)]
      : [name, withReferences(value, prefix)],
  );
  return Object.fromEntries(entries);
}
