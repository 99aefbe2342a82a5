import { UsageError } from "./errors";

/**
 * The CLI's shorthand: `Key=a,Value=b`, `Name=x,Values=a,b`, `a={b=c,d=[1,2]}` (user guide, "Using shorthand syntax").
 * All that is plain is a text; the schema says later what it is.
 * @throws UsageError
 */
export function parseShorthand(text: string): Record<string, unknown> {
  const cursor = { text, at: 0 };
  const found = pairs(cursor, "");
  if (cursor.at < text.length) throw unexpected(cursor);
  return found;
}

interface Cursor {
  text: string;
  at: number;
}

function pairs(cursor: Cursor, end: string): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (;;) {
    const key = match(cursor, /[\w\-.:/#@]+/y);
    if (key === null || match(cursor, /=/y) === null) throw unexpected(cursor);
    found[key] = values(cursor, end);
    if (match(cursor, /,/y) === null) return found;
  }
}

/** One value; or several that commas part, until what follows is a key. */
function values(cursor: Cursor, end: string): unknown {
  const first = value(cursor, end);
  const more: unknown[] = [];
  while (/^,(?![\w\-.:/#@]+=)/.test(cursor.text.slice(cursor.at))) {
    cursor.at++;
    more.push(value(cursor, end));
  }
  return more.length === 0 ? first : [first, ...more];
}

function value(cursor: Cursor, end: string): unknown {
  if (match(cursor, /\{/y) !== null) {
    const found = pairs(cursor, "}");
    if (match(cursor, /\}/y) === null) throw unexpected(cursor);
    return found;
  }
  if (match(cursor, /\[/y) !== null) {
    const list: unknown[] = [];
    do list.push(value(cursor, "]"));
    while (match(cursor, /,/y) !== null);
    if (match(cursor, /\]/y) === null) throw unexpected(cursor);
    return list;
  }
  const quoted = match(cursor, /'(?:\\'|[^'])*'|"(?:\\"|[^"])*"/y);
  if (quoted !== null) return quoted.slice(1, -1).replace(/\\(["'])/g, "$1");
  const plain = match(cursor, end === "" ? /(?:\\,|[^,])*/y : /(?:\\,|[^,\]}])*/y) ?? "";
  return plain.replace(/\\,/g, ",");
}

function match(cursor: Cursor, pattern: RegExp): string | null {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0];
  if (found === undefined) return null;
  cursor.at += found.length;
  return found;
}

const unexpected = ({ text, at }: Cursor): UsageError =>
  new UsageError(`Error parsing parameter: Expected: '=', received: '${text[at] ?? "EOF"}' for input: ${text}`);
