import { UsageError } from "./parse/errors";

/**
 * The part of JMESPath that Stageway's commands and the walkthrough use: `a.b`, `a[0].b`, `a[].b`, `a[?b=='c'].d`,
 * `join(',', a[].b)`, `[a.b, ['c']][]`, `join('', a[?to_string(b)!='c'].['d', to_string(b)][])`, and pipes.
 * @throws UsageError for anything else
 */
export function select(from: unknown, query: string): unknown {
  return query.split(" | ").reduce<unknown>((value, part) => {
    const unless = UNLESS.exec(part);
    if (unless) return unlessIs(value, unless.slice(1));
    const joined = /^join\('([^']*)', (.+)\)$/.exec(part);
    if (joined) return (path(value, joined[2] ?? "") as string[]).join(joined[1]);
    const longer = /^\[(.+), \['([^']*)'\]\]\[\]$/.exec(part);
    if (longer) return [path(value, longer[1] ?? ""), longer[2]].flat();
    return path(value, part);
  }, from);
}

const UNLESS = /^join\('', (\w+)\[\?to_string\((\w+)\)!='([^']*)'\]\.\['([^']*)', to_string\(\2\)\]\[\]\)$/;

/** A number of a list's items behind a text, except where it is the usual one. */
function unlessIs(from: unknown, [list = "", key = "", usual, before]: string[]): string {
  const numbers = (path(from, `${list}[].${key}`) as unknown[]).map(String);
  return numbers.flatMap((each) => (each === usual ? [] : [before, each])).join("");
}

const STEP = /\.?(\w+)|\[(\d*)\]|\[\?(\w+)==(?:'([^']*)'|`"?([^`"]*)"?`)\]/y;

function path(from: unknown, query: string): unknown {
  let value = from;
  // After a list has been opened, each step is taken in each of its items, and what lacks it is left out.
  let each = false;
  for (STEP.lastIndex = 0; STEP.lastIndex < query.length; ) {
    const step = STEP.exec(query);
    if (step === null) throw new UsageError(`Bad value for --query ${query}: the stand-in does not know it.`);
    const [, name, index, key, raw, literal] = step;
    if (name !== undefined || index) value = taken(value, name ?? Number(index), each);
    else {
      const list = Array.isArray(value) ? (each ? value.flat() : value) : null;
      value = key === undefined ? list : (list?.filter((item) => member(item, key) === (raw ?? literal)) ?? null);
      each = true;
    }
  }
  return value ?? null;
}

function taken(value: unknown, key: string | number, each: boolean): unknown {
  if (!each) return member(value, key);
  if (!Array.isArray(value)) return null;
  return value.map((item) => member(item, key)).filter((item) => item !== null);
}

const member = (from: unknown, key: string | number): unknown =>
  (from as Record<string | number, unknown> | null | undefined)?.[key] ?? null;
