/** Marker and PageSize, as every describe call of Elastic Load Balancing takes them. */
import { page } from "../../protocol/pages";
import { validationError } from "./errors";

const LARGEST_PAGE = 400;

/** `NextMarker` is absent on the last page. Throws ValidationError for a size outside 1–400 or a foreign marker. */
export function paged<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  input: { Marker?: string | undefined; PageSize?: number | undefined },
): { items: T[]; NextMarker: string | undefined } {
  const { Marker: token, PageSize: limit } = input;
  if (limit !== undefined && (limit < 1 || limit > LARGEST_PAGE)) throw outOfRange(limit);
  const invalidToken = () => validationError(`The marker '${token}' is not valid`);
  const { items: taken, next } = page(items, keyOf, { token, limit, fallback: LARGEST_PAGE, invalidToken });
  return { items: taken, NextMarker: next };
}

function outOfRange(size: number) {
  const bound = size < 1 ? "greater than or equal to 1" : `less than or equal to ${LARGEST_PAGE}`;
  const message = `1 validation error detected: Value '${size}' at 'pageSize' failed to satisfy constraint: Member must have value ${bound}`;
  return validationError(message);
}
