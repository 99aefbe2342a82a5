/** What a parameter with `NoEcho` was given is shown by no call that describes a stack, its changes, drift or events. */
import { templateOf } from "../engine/goal";
import { entriesOf, isList } from "../parameters/constraints";
import type { StackInputs } from "../records";
import type { Value } from "../template/model";

const HIDDEN = "****";

/** The values of all that are given, and of lists their entries; longest first: one may be part of another. */
export function secretsOf(...inputs: (StackInputs | undefined)[]): string[] {
  const values = inputs.flatMap((given) => {
    if (!given) return [];
    const definitions = templateOf(given.templateBody).Parameters;
    return Object.entries(given.parameters).flatMap(([name, value]) => {
      const definition = definitions[name];
      if (!definition?.NoEcho) return [];
      return isList(definition.Type) ? [value, ...entriesOf(value)] : [value];
    });
  });
  return [...new Set(values)].filter((value) => value !== "").sort((a, b) => b.length - a.length);
}

/** With asterisks in the place of secrets, wherever they stand in a text; a number is one only as a whole. */
export function masked<T extends Value | undefined>(value: T, secrets: readonly string[]): T;
export function masked(value: Value | undefined, secrets: readonly string[]): Value | undefined {
  if (secrets.length === 0 || value === undefined || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => masked(item, secrets));
  if (typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, masked(item, secrets)]));
  }
  if (typeof value !== "string") return secrets.includes(String(value)) ? HIDDEN : value;
  return secrets.reduce((left, secret) => left.replaceAll(secret, HIDDEN), value);
}
