/** IAM's lists: `MaxItems` 1–1000, `Marker`, `IsTruncated`. */
import { page } from "../../protocol/pages";
import { validationError } from "./errors";

interface ListRequest {
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

/** @throws AwsError ValidationError */
export function listPage<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { Marker, MaxItems }: ListRequest,
): { items: T[]; rest: { IsTruncated: boolean; Marker?: string } } {
  if (MaxItems !== undefined && (MaxItems < 1 || MaxItems > 1000)) {
    throw validationError(
      `1 validation error detected: Value '${MaxItems}' at 'maxItems' failed to satisfy constraint: Member must have value between 1 and 1000`,
    );
  }
  const { items: taken, next } = page(items, keyOf, {
    token: Marker,
    limit: MaxItems,
    fallback: 100,
    invalidToken: () => validationError("Invalid Marker"),
  });
  return { items: taken, rest: next === undefined ? { IsTruncated: false } : { IsTruncated: true, Marker: next } };
}

/** In order of name, as IAM lists. */
export function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}
