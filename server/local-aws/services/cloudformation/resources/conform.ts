/** Reads properties by a type's schema. What is wrong is said as the resource providers of AWS say it. */
import type { z } from "zod";
import { validationError } from "../errors";
import type { ValueMap } from "../template/model";
import type { ResourceType } from "./resource-type";

/** @throws AwsError ValidationError that names each property that is unknown, missing or of the wrong type */
export function conform(type: ResourceType, logicalId: string, properties: ValueMap): ValueMap {
  const read = type.schema.safeParse(properties);
  if (read.success) return read.data as ValueMap;
  const reasons = read.error.issues.flatMap(reasonsOf);
  throw validationError(
    `Properties validation failed for resource ${logicalId} with message:\n${[...new Set(reasons)].join("\n")}`,
  );
}

function reasonsOf(issue: z.core.$ZodIssue): string[] {
  const at = ["#", ...issue.path.map(String)].join("/");
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => `${at}: extraneous key [${key}] is not permitted`);
  if (issue.code === "invalid_type") {
    const missing = /received undefined/.test(issue.message);
    if (!missing) return [`${at}: expected type: ${title(issue.expected)}`];
    const parent = ["#", ...issue.path.slice(0, -1).map(String)].join("/");
    return [`${parent}: required key [${String(issue.path.at(-1))}] not found`];
  }
  return [`${at}: ${issue.message}`];
}

const KINDS: Record<string, string> = {
  int: "Integer",
  record: "JSONObject",
  object: "JSONObject",
  array: "JSONArray",
};
const title = (kind: string) => KINDS[kind] ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
