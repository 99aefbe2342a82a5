/** The lists of CloudWatch Logs: `limit` up to 50, an opaque `nextToken`. */
import { page } from "../../protocol/pages";
import { constraint, invalidParameter } from "./errors";

const LARGEST_PAGE = 50;

/** @throws AwsError InvalidParameterException for a limit outside 1–50 or a foreign token */
export function listPage<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { nextToken, limit }: { nextToken?: string | undefined; limit?: number | undefined },
): { items: T[]; nextToken: string | undefined } {
  if (limit !== undefined && limit < 1)
    throw constraint(String(limit), "limit", "Member must have value greater than or equal to 1");
  if (limit !== undefined && limit > LARGEST_PAGE)
    throw constraint(String(limit), "limit", `Member must have value less than or equal to ${LARGEST_PAGE}`);
  const invalidToken = () => invalidParameter("The specified nextToken is invalid.");
  const { items: taken, next } = page(items, keyOf, { token: nextToken, limit, fallback: LARGEST_PAGE, invalidToken });
  return { items: taken, nextToken: next };
}
