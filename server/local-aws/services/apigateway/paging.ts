import { page } from "../../protocol/pages";
import { badRequest } from "./errors";

/** What is kept by name, in the order of the names. */
export const byName = <T>(map: Record<string, T>): [string, T][] =>
  Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));

/** One page of a list, with API Gateway's member names: 25 items by default, 500 at most (developer guide, quotas). */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  input: { position?: string | undefined; limit?: number | undefined },
): { items: T[]; position: string | undefined } {
  const { limit } = input;
  if (limit !== undefined && (!Number.isInteger(limit) || limit < 1)) throw badRequest("Invalid limit specified");
  const taken = page(items, keyOf, {
    token: input.position,
    limit: limit === undefined ? undefined : Math.min(limit, 500),
    fallback: 25,
    invalidToken: () => badRequest("Invalid position specified"),
  });
  return { items: taken.items, position: taken.next };
}
