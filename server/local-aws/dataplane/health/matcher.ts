/** A health check's matcher: `200`, `200,302`, `200-399`, or a mix of them. */

export interface CodeRange {
  from: number;
  to: number;
}

/** The ranges, or undefined when the text is no matcher (or a range runs backwards). */
export function parseMatcher(text: string): CodeRange[] | undefined {
  const ranges: CodeRange[] = [];
  for (const part of text.split(",")) {
    const match = /^\s*(\d{3})(?:\s*-\s*(\d{3}))?\s*$/.exec(part);
    if (!match) return undefined;
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    if (from > to) return undefined;
    ranges.push({ from, to });
  }
  return ranges;
}

export function matchesCode(ranges: readonly CodeRange[], code: number): boolean {
  return ranges.some((range) => code >= range.from && code <= range.to);
}
