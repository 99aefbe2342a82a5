import "server-only";
import { WORDS } from "@/lib/contracts/error-words";
import type { AppError } from "@/lib/contracts/errors";
import type { Fact } from "@/lib/domain/facts";

/** Why a fact could not be read (anew), in a person's words; null when it was. */
export function problemOf({ error }: Fact<unknown>, what: string): AppError | null {
  if (error === undefined) return null;
  const { message, remedy } = WORDS[error.code];
  return {
    code: error.code,
    message: `${what} could not be read. ${message}`,
    reason: error.message,
    ...(remedy && { remedy }),
  };
}
