/** ECS's lists: `maxResults` 1–100, an opaque `nextToken`. */
import { page } from "../../protocol/pages";
import { invalidParameter } from "./errors";

export interface ListRequest {
  nextToken?: string | undefined;
  maxResults?: number | undefined;
}

/** @param fallback page size when the caller names none: 10 for ListServices, 100 elsewhere */
export function listPage<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { nextToken, maxResults }: ListRequest,
  fallback = 100,
): { items: T[]; nextToken: string | undefined } {
  if (maxResults !== undefined && (maxResults < 1 || maxResults > 100)) {
    throw invalidParameter("maxResults must be between 1 and 100.");
  }
  const { items: taken, next } = page(items, keyOf, {
    token: nextToken,
    limit: maxResults,
    fallback,
    invalidToken: () => invalidParameter("Invalid token."),
  });
  return { items: taken, nextToken: next };
}
