/** Pagination by opaque tokens. */
import { AwsError } from "./aws-error";

export interface Page<T> {
  items: T[];
  /** The token of the next page; absent on the last. */
  next: string | undefined;
}

export interface PageRequest {
  token: string | undefined;
  /** How many items the caller wants at most. */
  limit: number | undefined;
  /** Page size when the caller does not say. */
  fallback: number;
  /** The error of a token that this endpoint did not make; by default `InvalidParameterException`. */
  invalidToken?: () => AwsError;
}

/**
 * One page of `items`, which the caller has in a stable order. `keyOf` names an item uniquely: the token remembers the
 * last key given out, so items added or removed meanwhile neither repeat nor hide others.
 */
export function page<T>(items: readonly T[], keyOf: (item: T) => string, request: PageRequest): Page<T> {
  const start = request.token === undefined ? 0 : startOf(items, keyOf, request.token, request);
  const limit = request.limit ?? request.fallback;
  const taken = items.slice(start, start + limit);
  const last = taken.at(-1);
  const more = start + limit < items.length;
  return { items: taken, next: more && last !== undefined ? encode(start + limit, keyOf(last)) : undefined };
}

function startOf<T>(items: readonly T[], keyOf: (item: T) => string, token: string, request: PageRequest): number {
  const position = decode(token);
  if (!position) throw request.invalidToken?.() ?? new AwsError("InvalidParameterException", "Invalid token.");
  const index = items.findIndex((item) => keyOf(item) === position.key);
  // The last item given out may be gone: go on at the index it had.
  return index >= 0 ? index + 1 : Math.min(position.index, items.length);
}

function encode(index: number, key: string): string {
  return Buffer.from(JSON.stringify([index, key])).toString("base64url");
}

function decode(token: string): { index: number; key: string } | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    if (!Array.isArray(parsed)) return undefined;
    const [index, key] = parsed as unknown[];
    if (!Number.isSafeInteger(index) || (index as number) < 0 || typeof key !== "string") return undefined;
    return { index: index as number, key };
  } catch {
    return undefined;
  }
}
