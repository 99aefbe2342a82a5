import { AppFailure } from "@/lib/contracts/app-failure";
import { WORDS } from "@/lib/contracts/error-words";
import type { Fact } from "@/lib/domain/facts";

/** The value of a fact that a removal decides upon: an old one, or none, is not good enough. @throws AppFailure */
export function must<T>(fact: Fact<T> | undefined, what: string): T {
  if (fact?.value !== undefined && fact.error === undefined) return fact.value;
  const code = fact?.error?.code ?? "timed_out";
  throw new AppFailure({
    code,
    message: `${what} could not be read. ${WORDS[code].message}`,
    reason: fact?.error?.message,
    remedy: WORDS[code].remedy,
  });
}
