/**
 * A JSON value as YAML: block collections, every string in double quotes. A JSON string is a YAML double-quoted scalar
 * (YAML 1.2, §5.7), so nothing can be misread as a number, a date or a comment.
 */
export function toYaml(value: unknown): string {
  return `${lines(value, "").join("\n")}\n`;
}

function lines(value: unknown, indent: string): string[] {
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((item) => ["-", item])
    : Object.entries(value as object).map(([key, item]) => [`${JSON.stringify(key)}:`, item]);
  return entries.flatMap(([prefix, item]) => {
    if (!isFilled(item)) return [`${indent}${prefix} ${JSON.stringify(item)}`];
    return [`${indent}${prefix}`, ...lines(item, `${indent}  `)];
  });
}

/** Scalars and empty collections fit on the line of their key. */
const isFilled = (value: unknown) => typeof value === "object" && value !== null && Object.keys(value).length > 0;
