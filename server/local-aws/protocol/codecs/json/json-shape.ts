/**
 * Refuses a JSON document whose lists, maps and structures are not where the schema has them. The SDK's codec was made
 * for answers it can trust: it would read a list as a structure without members.
 */
import type { NormalizedSchema } from "@smithy/core/schema";
import { AwsError } from "../../aws-error";

export function checkShape(schema: NormalizedSchema, value: unknown, jsonName: boolean): void {
  // An absent member; whether it may be absent is judged later.
  if (value === null || value === undefined) return;
  if (schema.isStructSchema()) {
    const record = asObject(value);
    for (const [name, member] of schema.structIterator()) {
      const wire = (jsonName && member.getMergedTraits().jsonName) || name;
      if (Object.hasOwn(record, wire)) checkShape(member, record[wire], jsonName);
    }
  } else if (schema.isListSchema()) {
    if (!Array.isArray(value)) throw unexpected();
    for (const item of value) checkShape(schema.getValueSchema(), item, jsonName);
  } else if (schema.isMapSchema()) {
    for (const item of Object.values(asObject(value))) checkShape(schema.getValueSchema(), item, jsonName);
  } else if (!schema.isDocumentSchema() && typeof value === "object") {
    throw unexpected();
  }
}

function asObject(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw unexpected();
  return value as Record<string, unknown>;
}

function unexpected(): AwsError {
  return new AwsError("SerializationException", "Start of structure or map found where not expected.");
}
