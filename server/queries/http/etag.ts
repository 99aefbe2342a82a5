import { createHash } from "node:crypto";

/** When something was read says nothing of what was read. */
const AGES = new Set(["fetchedAt", "checkedAt", "at", "since"]);

/** A weak ETag over an answer without its ages: unchanged facts keep it, however often they are read. */
export function etagOf(answer: unknown): string {
  const content = JSON.stringify(answer, (key, value: unknown) => (AGES.has(key) ? undefined : value));
  return `W/"${createHash("sha256").update(content).digest("base64url").slice(0, 27)}"`;
}

/** RFC 9110, If-None-Match: a list or `*`, compared weakly. */
export function matches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, "");
  return ifNoneMatch.split(",").some((tag) => tag.trim() === "*" || opaque(tag) === opaque(etag));
}
