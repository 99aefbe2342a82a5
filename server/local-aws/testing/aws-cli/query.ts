/**
 * The part of JMESPath that Stageway's commands use: `a.b`, `a[0].b`, `a[].b`, `a[?b=='c'].d | [0]`, `join(',', a[].b)`.
 * @throws Error for anything else.
 */
export function select(from: unknown, query: string): unknown {
  const join = /^join\('([^']*)', (.+)\)$/.exec(query);
  if (join) return (select(from, join[2] ?? "") as string[]).join(join[1]);
  const first = /^(\w+)\[\?(\w+)=='([^']*)'\]\.(\w+) \| \[0\]$/.exec(query);
  if (first) {
    const [, items = "", key = "", wanted, part = ""] = first;
    return pick(
      (pick(from, items) as unknown[]).find((item) => pick(item, key) === wanted),
      part,
    );
  }
  if (!/^\w+(\.\w+|\[\d*\])*$/.test(query)) throw new Error(`This stand-in does not know the query ${query}`);
  const steps = query.match(/\w+|\[\d*\]/g) ?? [];
  return steps.reduce<{ value: unknown; each: boolean }>(
    ({ value, each }, step) => {
      if (step === "[]") return { value, each: true };
      const key = step.startsWith("[") ? Number(step.slice(1, -1)) : step;
      return each
        ? { value: (value as unknown[]).map((item) => pick(item, key)), each }
        : { value: pick(value, key), each };
    },
    { value: from, each: false },
  ).value;
}

const pick = (from: unknown, key: string | number): unknown =>
  (from as Record<string | number, unknown> | undefined)?.[key];

/** As the CLI prints it. */
export function printed(value: unknown, output: "text" | "json"): string {
  if (output === "json") return JSON.stringify(value, null, 2);
  if (value === undefined || value === null) return "None";
  return Array.isArray(value) ? value.join("\t") : String(value);
}
