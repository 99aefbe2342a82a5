/** What is different between properties as a stack has them and as they are. */
import { isDeepStrictEqual } from "node:util";
import type { PropertyDifference } from "@aws-sdk/client-cloudformation";
import { masked } from "../stacks/mask";
import { isMap, type Value, type ValueMap } from "../template/model";

/** Only what the template says is compared, and of that only what can be read: the rest is the service's own default. */
export function differencesOf(
  expected: ValueMap,
  actual: Record<string, unknown>,
  secrets: readonly string[] = [],
): PropertyDifference[] {
  const differences = Object.entries(expected).flatMap(([name, value]) =>
    Object.hasOwn(actual, name) ? compare(`/${name}`, value, plain(actual[name])) : [],
  );
  return differences.map(({ path, expected: before, actual: after, kind }) => ({
    PropertyPath: path,
    ExpectedValue: shown(masked(before, secrets)),
    ActualValue: shown(masked(after, secrets)),
    DifferenceType: kind,
  }));
}

interface Difference {
  path: string;
  expected: Value | undefined;
  actual: Value | undefined;
  kind: "ADD" | "REMOVE" | "NOT_EQUAL";
}

/** As JSON: what is undefined is not there. */
const plain = (value: unknown): Value | undefined =>
  value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as Value);

function compare(path: string, expected: Value, actual: Value | undefined): Difference[] {
  if (actual === undefined) return [difference(path, expected, undefined, "REMOVE")];
  if (isMap(expected) && isMap(actual)) {
    return Object.entries(expected).flatMap(([name, value]) => compare(`${path}/${name}`, value, actual[name]));
  }
  if (Array.isArray(expected) && Array.isArray(actual)) return compareLists(path, expected, actual);
  return sameScalar(expected, actual) ? [] : [difference(path, expected, actual, "NOT_EQUAL")];
}

/** Entries in any order; those of named settings (`Key`) that the template does not name are the service's own. */
function compareLists(path: string, expected: Value[], actual: Value[]): Difference[] {
  const left = [...actual];
  const missing = expected.filter((one) => {
    const index = left.findIndex((other) => compare("", one, other).length === 0);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  const isNamed = expected.every((one) => isMap(one) && "Key" in one);
  const added = isNamed ? left.filter((one) => expected.some((other) => keyOf(other) === keyOf(one))) : left;
  return [
    ...missing.map((one) => difference(`${path}/${expected.indexOf(one)}`, one, undefined, "REMOVE")),
    ...added.map((one) => difference(`${path}/${actual.indexOf(one)}`, undefined, one, "ADD")),
  ];
}

const keyOf = (value: Value) => (isMap(value) ? value.Key : undefined);

/** Text and number are the same to CloudFormation. */
const sameScalar = (expected: Value, actual: Value) =>
  typeof expected === "object" || typeof actual === "object"
    ? isDeepStrictEqual(expected, actual)
    : String(expected) === String(actual);

const difference = (
  path: string,
  expected: Value | undefined,
  actual: Value | undefined,
  kind: Difference["kind"],
): Difference => ({ path, expected, actual, kind });

const shown = (value: Value | undefined): string =>
  value === undefined ? "null" : typeof value === "string" ? value : JSON.stringify(value);
