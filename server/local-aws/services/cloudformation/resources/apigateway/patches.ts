/** Patch operations that bring one member to a value. */
import type { PatchOperation } from "@aws-sdk/client-api-gateway";

export type Patches = PatchOperation[];

/** Replaces it, if its value differs. A value that is taken away becomes empty. */
export function member(path: string, before: unknown, after: unknown): Patches {
  if (before === after) return [];
  return [{ op: "replace", path, value: after === undefined ? "" : String(after) }];
}

/** The members of a map, e.g. stage variables. */
export function members(
  path: string,
  before: Readonly<Record<string, string>> = {},
  after: Readonly<Record<string, string>> = {},
): Patches {
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  return [
    ...gone.map((key) => ({ op: "remove" as const, path: `${path}/${escaped(key)}` })),
    ...Object.entries(after)
      .filter(([key, value]) => before[key] !== value)
      .map(([key, value]) => ({ op: "replace" as const, path: `${path}/${escaped(key)}`, value })),
  ];
}

/** RFC 6901. */
export const escaped = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
