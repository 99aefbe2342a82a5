/** The lists of Auto Scaling: `MaxRecords` up to 100, an opaque `NextToken`. */
import { AwsError } from "../../protocol/aws-error";
import { page } from "../../protocol/pages";
import { validationError } from "./errors";

interface ListRequest {
  NextToken?: string | undefined;
  MaxRecords?: number | undefined;
}

/** @throws AwsError ValidationError, InvalidNextToken */
export function listPage<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { NextToken, MaxRecords }: ListRequest,
): { items: T[]; next: string | undefined } {
  if (MaxRecords !== undefined && (MaxRecords < 1 || MaxRecords > 100)) {
    throw validationError(
      `1 validation error detected: Value '${MaxRecords}' at 'maxRecords' failed to satisfy constraint: Member must have value between 1 and 100`,
    );
  }
  return page(items, keyOf, {
    token: NextToken,
    limit: MaxRecords,
    fallback: 50,
    invalidToken: () => new AwsError("InvalidNextToken", "The NextToken value is not valid."),
  });
}
