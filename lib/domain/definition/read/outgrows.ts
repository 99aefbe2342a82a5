import { isRecord } from "../json";

/** Twice what a text of 6 MB can say without aliases. */
const MOST = 12_000_000;
const A_PART = 3;
const MOST_LEVELS = 200;

/** Whether a value is far larger or deeper than its text, because the same part stands in many places of it. */
export function outgrows(value: unknown): boolean {
  const left: [unknown, number][] = [[value, 0]];
  let size = 0;
  for (let next = left.pop(); next; next = left.pop()) {
    const [part, level] = next;
    if (level > MOST_LEVELS) return true;
    if (typeof part === "string") size += part.length;
    const entries = Array.isArray(part) ? part : isRecord(part) ? Object.values(part) : [];
    if (isRecord(part)) for (const name of Object.keys(part)) size += name.length;
    size += A_PART * entries.length;
    if (size > MOST) return true;
    for (const entry of entries) left.push([entry, level + 1]);
  }
  return false;
}
