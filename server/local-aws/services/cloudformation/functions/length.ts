import { templateError } from "../errors";
import type { Result } from "./scope";

/** Characters: five times the longest template. Functions within functions multiply. */
const MOST = 256 * 1024;

/** @throws AwsError ValidationError, before a text is made that nothing takes */
export function checkLength(length: number): void {
  if (length > MOST) throw templateError(`a function yields more than ${MOST} characters.`);
}

export function checked(result: Result): Result {
  if (typeof result === "string") checkLength(result.length);
  return result;
}
