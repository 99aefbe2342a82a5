/** Records as JSON that comes back equal: Dates stay Dates, bytes stay bytes, absent members stay absent. */

const DATE = "$date";
const BYTES = "$bytes";
/** Around an object of the caller's own that happens to look like one of these. */
const PLAIN = "$plain";
const MARKS = [DATE, BYTES, PLAIN];

export function encode(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return { [DATE]: value.getTime() };
  if (value instanceof Uint8Array) return { [BYTES]: Buffer.from(value).toString("base64") };
  if (Array.isArray(value)) return value.map(encode);
  const encoded = mapValues(value, encode);
  return isMarked(encoded) ? { [PLAIN]: encoded } : encoded;
}

export function decode(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(decode);
  if (!isMarked(value)) return mapValues(value, decode);
  const { [DATE]: date, [BYTES]: bytes, [PLAIN]: plain } = value as Record<string, unknown>;
  if (typeof date === "number") return new Date(date);
  if (typeof bytes === "string") return new Uint8Array(Buffer.from(bytes, "base64"));
  return mapValues(plain as object, decode);
}

function isMarked(value: object): boolean {
  const [only, ...others] = Object.keys(value);
  return only !== undefined && others.length === 0 && MARKS.includes(only);
}

function mapValues(value: object, change: (value: unknown) => unknown): object {
  // fromEntries defines members instead of assigning them: a key `__proto__` is a key like any other.
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member)]));
}
