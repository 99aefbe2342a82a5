/** Reads a form tree by a schema: the input side of awsQuery and ec2Query. */
import type { NormalizedSchema } from "@smithy/core/schema";
import { AwsError } from "../../aws-error";
import { readScalar } from "../scalar";
import type { FormNode } from "./form";

export interface FormDialect {
  /** EC2 names members by `ec2QueryName` or capitalized, and never nests list items under `member`. */
  ec2: boolean;
  /** The error code of a value that is not of its type. */
  malformed: string;
}

export function readForm(schema: NormalizedSchema, node: FormNode, dialect: FormDialect): Record<string, unknown> {
  return schema.isStructSchema() ? readStruct(schema, node, "", dialect) : {};
}

function readNode(schema: NormalizedSchema, node: FormNode, path: string, dialect: FormDialect): unknown {
  if (schema.isStructSchema()) return readStruct(schema, node, path, dialect);
  if (schema.isListSchema()) return readList(schema, node, path, dialect);
  if (schema.isMapSchema()) return readMap(schema, node, path, dialect);
  if (node.text === undefined) throw new AwsError(dialect.malformed, `The parameter ${path} must be a single value.`);
  return readScalar(schema, node.text, path, dialect.malformed);
}

function readStruct(schema: NormalizedSchema, node: FormNode, path: string, dialect: FormDialect) {
  const result: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const wire = wireName(member, name, dialect);
    const child = node.children.get(wire);
    if (child) result[name] = readNode(member, child, path ? `${path}.${wire}` : wire, dialect);
  }
  return result;
}

function readList(schema: NormalizedSchema, node: FormNode, path: string, dialect: FormDialect): unknown[] {
  const item = schema.getValueSchema();
  const flat = dialect.ec2 || Boolean(schema.getMergedTraits().xmlFlattened);
  // boto3 sends an empty list as `Name=`, the JS SDK's query protocol does too.
  const items = flat
    ? node
    : (node.children.get(item.getMergedTraits().xmlName ?? "member") ?? node.children.get("member"));
  if (!items) return [];
  return inOrder(items).map(([index, child]) => readNode(item, child, `${path}.${index}`, dialect));
}

function readMap(schema: NormalizedSchema, node: FormNode, path: string, dialect: FormDialect): object {
  const keySchema = schema.getKeySchema();
  const valueSchema = schema.getValueSchema();
  const flat = dialect.ec2 || Boolean(schema.getMergedTraits().xmlFlattened);
  const entries = flat ? node : node.children.get("entry");
  const result = new Map<string, unknown>();
  for (const [index, entry] of entries ? inOrder(entries) : []) {
    const key = entry.children.get(keySchema.getMergedTraits().xmlName ?? "key")?.text;
    const value = entry.children.get(valueSchema.getMergedTraits().xmlName ?? "value");
    if (key === undefined) throw new AwsError(dialect.malformed, `The parameter ${path}.${index} has no key.`);
    if (value) result.set(key, readNode(valueSchema, value, `${path}.${index}`, dialect));
  }
  return Object.fromEntries(result);
}

/** Children by their number: `Tag.10` comes after `Tag.2`, and gaps do not matter. */
function inOrder(node: FormNode): [string, FormNode][] {
  return [...node.children].filter(([index]) => /^\d{1,9}$/.test(index)).sort(([a], [b]) => Number(a) - Number(b));
}

function wireName(member: NormalizedSchema, name: string, dialect: FormDialect): string {
  const { ec2QueryName, xmlName } = member.getMergedTraits() as { ec2QueryName?: string; xmlName?: string };
  if (!dialect.ec2) return xmlName ?? name;
  if (ec2QueryName) return ec2QueryName;
  const plain = xmlName ?? name;
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
