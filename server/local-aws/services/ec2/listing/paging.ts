/** EC2's NextToken and MaxResults. */
import { AwsError } from "../../../protocol/aws-error";
import { type Page, page } from "../../../protocol/pages";
import { invalidValue } from "../errors";

const MIN = 5;
const MAX = 1000;

/** @throws AwsError InvalidParameterValue, InvalidNextToken */
export function ec2Page<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  input: { NextToken?: string | undefined; MaxResults?: number | undefined },
): Page<T> {
  const limit = input.MaxResults;
  if (limit !== undefined && (!Number.isInteger(limit) || limit < MIN || limit > MAX)) {
    throw invalidValue(
      `Value ( ${limit} ) for parameter maxResults is invalid. Expecting a value between ${MIN} and ${MAX}.`,
    );
  }
  return page(items, keyOf, {
    token: input.NextToken,
    limit,
    fallback: MAX,
    invalidToken: () => new AwsError("InvalidNextToken", "The specified token is invalid"),
  });
}
