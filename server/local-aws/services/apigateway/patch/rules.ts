/** The rules that every resource's patch table is made of. */
import { badRequest } from "../errors";
import { own, without } from "../tables";
import type { Patch, PatchRule, PatchVerb } from "./apply";

type KeyOf<T, Value> = { [Key in keyof T]-?: Value extends T[Key] ? Key : never }[keyof T] & string;

type MapKey<T> = {
  [Key in keyof T]-?: NonNullable<T[Key]> extends Record<string, string | boolean> ? Key : never;
}[keyof T] &
  string;

/** `/description`: replaced by the value, or removed. `check` throws at a value that may not be. */
export function text<T>(
  field: KeyOf<T, string>,
  check?: (value: string, target: T) => void,
  ops: readonly PatchVerb[] = ["replace", "remove"],
): PatchRule<T> {
  return {
    path: `/${field}`,
    ops,
    apply: (target, { op, value }) => {
      if (op === "replace") check?.(value, target);
      return { ...target, [field]: op === "replace" ? value : undefined };
    },
  };
}

export function flag<T>(field: KeyOf<T, boolean>): PatchRule<T> {
  return { path: `/${field}`, ops: ["replace"], apply: (target, patch) => ({ ...target, [field]: booleanOf(patch) }) };
}

export function number<T>(field: KeyOf<T, number>, check?: (value: number) => void): PatchRule<T> {
  return {
    path: `/${field}`,
    ops: ["replace"],
    apply: (target, patch) => {
      const value = numberOf(patch);
      check?.(value);
      return { ...target, [field]: value };
    },
  };
}

/** `/requestParameters/{name}`: one member of a map, set or taken away. */
export function member<T>(field: MapKey<T>, read: (patch: Patch) => string | boolean): PatchRule<T> {
  return {
    path: `/${field}/{name}`,
    ops: ["add", "replace", "remove"],
    apply: (target, patch) => {
      const map = target[field] as Record<string, string | boolean> | undefined;
      const name = patch.names[0] ?? "";
      if (patch.op === "remove") {
        if (own(map, name) === undefined)
          throw badRequest(`Invalid patch path  '${patch.path}' specified for op 'remove'`);
        return { ...target, [field]: without(map, name) };
      }
      return { ...target, [field]: { ...map, [name]: read(patch) } };
    },
  };
}

/** `/binaryMediaTypes/{value}`: one value of a set; the path itself names it. `replace` puts another in its place. */
export function element<T>(field: KeyOf<T, string[]>): PatchRule<T> {
  return {
    path: `/${field}/{value}`,
    ops: ["add", "replace", "remove"],
    apply: (target, { op, value, names }) => {
      const rest = ((target[field] as string[] | undefined) ?? []).filter((item) => item !== names[0]);
      const added = op === "add" ? names.slice(0, 1) : op === "replace" ? [value] : [];
      return { ...target, [field]: [...new Set([...rest, ...added])] };
    },
  };
}

export function booleanOf({ value, path }: Patch): boolean {
  if (!/^(true|false)$/i.test(value)) throw badRequest(`Invalid boolean value '${value}' specified for path '${path}'`);
  return value.toLowerCase() === "true";
}

export function numberOf({ value, path }: Patch): number {
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number))
    throw badRequest(`Invalid number '${value}' specified for path '${path}'`);
  return number;
}
