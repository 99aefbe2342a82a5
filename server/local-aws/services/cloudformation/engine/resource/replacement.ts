/** Which changes of properties need a new physical resource. */
import { isDeepStrictEqual } from "node:util";
import type { ResourceType } from "../../resources/resource-type";
import { isMap, type Value, type ValueMap } from "../../template/model";

/** Names of the top-level properties that differ. */
export function changedProperties(before: ValueMap, after: ValueMap): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => !isDeepStrictEqual(before[name], after[name])).sort();
}

export function needsReplacement(type: ResourceType, before: ValueMap, after: ValueMap): boolean {
  const changed = changedProperties(before, after);
  if (changed.length > 0 && !type.update) return true;
  return type.replaces.some((path) => !isDeepStrictEqual(at(before, path), at(after, path)));
}

/** Whether a change of this top-level property always, perhaps or never replaces. */
export function recreation(type: ResourceType, property: string): "Always" | "Conditionally" | "Never" {
  if (!type.update || type.replaces.includes(property)) return "Always";
  return type.replaces.some((path) => path.startsWith(`${property}.`)) ? "Conditionally" : "Never";
}

function at(properties: ValueMap, path: string): Value | undefined {
  return path
    .split(".")
    .reduce<Value | undefined>((value, name) => (isMap(value) ? value[name] : undefined), properties);
}
