import { page } from "../../protocol/pages";
import { badRequest } from "./errors";

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
