import "server-only";
import type { Choices } from "@/lib/contracts/provision/options";
import { appErrorOf } from "../../operations/failure";

/** What was read, or why it could not be. */
export async function orError<T>(reading: Promise<T[]>): Promise<Choices<T>> {
  try {
    return { items: await reading };
  } catch (thrown) {
    const error = appErrorOf(thrown);
    if (error === null) throw thrown;
    return { error };
  }
}
