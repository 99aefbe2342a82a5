/** EC2's filters: each must match (AND), by any of its values (OR); `*` and `?` are wildcards. */
import type { Filter } from "@aws-sdk/client-ec2";
import { invalidValue } from "../errors";

export type Tags = Readonly<Record<string, string>>;

/** Filter name to the values a record has for it. A record matches when one of its values does. */
export type Fields<T> = Record<string, (record: T) => readonly (string | undefined)[]>;

/** The records that pass all filters; `tag:KEY`, `tag-key` and `tag-value` are understood of every record. */
export function applyFilters<T>(
  records: readonly T[],
  filters: readonly Filter[] | undefined,
  fields: Fields<T>,
  tagsOf: (record: T) => Tags,
): T[] {
  const tests = (filters ?? []).map((filter) => toTest(filter, fields, tagsOf));
  return records.filter((record) => tests.every((test) => test(record)));
}

function toTest<T>(filter: Filter, fields: Fields<T>, tagsOf: (record: T) => Tags): (record: T) => boolean {
  const name = filter.Name ?? "";
  const read = Object.hasOwn(fields, name) ? fields[name] : tagField(name, tagsOf);
  if (!read) throw invalidValue(`The filter '${name}' is invalid`);
  if (!filter.Values || filter.Values.length === 0) throw invalidValue(`The filter '${name}' has no values`);
  const patterns = filter.Values.map(toPattern);
  return (record) => read(record).some((value) => value !== undefined && patterns.some((matches) => matches(value)));
}

function tagField<T>(name: string, tagsOf: (record: T) => Tags): Fields<T>[string] | undefined {
  if (name === "tag-key") return (record) => Object.keys(tagsOf(record));
  if (name === "tag-value") return (record) => Object.values(tagsOf(record));
  if (!name.startsWith("tag:")) return undefined;
  const key = name.slice("tag:".length);
  return (record) => (Object.hasOwn(tagsOf(record), key) ? [tagsOf(record)[key]] : []);
}

/** Wildcards by hand, since a regular expression from a caller's text may take for ever. */
function toPattern(pattern: string): (value: string) => boolean {
  if (!/[*?\\]/.test(pattern)) return (value) => value === pattern;
  return (value) => wildcardMatch(pattern, value);
}

/** Greedy with one point of return: time is at most the product of the two lengths. */
function wildcardMatch(pattern: string, value: string): boolean {
  let p = 0;
  let v = 0;
  let star = -1;
  let resume = 0;
  while (v < value.length) {
    const escaped = pattern[p] === "\\" && p + 1 < pattern.length;
    const expected = escaped ? pattern[p + 1] : pattern[p];
    if (!escaped && expected === "*") {
      star = p++;
      resume = v;
    } else if (p < pattern.length && ((!escaped && expected === "?") || expected === value[v])) {
      p += escaped ? 2 : 1;
      v++;
    } else if (star >= 0) {
      p = star + 1;
      v = ++resume;
    } else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}
