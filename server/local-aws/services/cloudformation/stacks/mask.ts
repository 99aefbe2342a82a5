/** What a parameter with `NoEcho` was given is shown by no call that describes a stack, its changes, drift or events. */
import { templateOf } from "../engine/goal";
import type { StackInputs } from "../records";
import type { Value } from "../template/model";

/** The values of all that are given, longest first: one may be part of another. */
export function secretsOf(...inputs: (StackInputs | undefined)[]): string[] {
  const values = inputs.flatMap((given) => {
    if (!given) return [];
    const definitions = templateOf(given.templateBody).Parameters;
    return Object.entries(given.parameters).flatMap(([name, value]) => (definitions[name]?.NoEcho ? [value] : []));
  });
  return [...new Set(values)].filter((value) => value !== "").sort((a, b) => b.length - a.length);
}

/** With asterisks in the place of secrets, wherever they stand in it. */
export function masked<T extends Value | undefined>(value: T, secrets: readonly string[]): T;
export function masked(value: Value | undefined, secrets: readonly string[]): Value | undefined {
  if (secrets.length === 0 || value === undefined || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => masked(item, secrets));
  if (typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, masked(item, secrets)]));
  }
  const text = String(value);
  const hidden = secrets.reduce((left, secret) => left.replaceAll(secret, "****"), text);
  return hidden === text ? value : hidden;
}
