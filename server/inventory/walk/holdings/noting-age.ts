import type { Fact } from "@/lib/domain/facts";
import { familyOf } from "../../cache/keys";
import { neverChanges } from "../../cache/refresh-rules";
import type { Reader } from "../reader";

/** A reader that notes the age of the oldest fact that passes; what never changes has none that says anything. */
export function notingAge(reader: Reader): { reader: Reader; oldest: () => string } {
  let oldest = new Date(reader.now()).toISOString();
  const noted = <T>(fact: Fact<T>): Fact<T> => {
    if (fact.at !== undefined && fact.at < oldest) oldest = fact.at;
    return fact;
  };
  return {
    reader: {
      ...reader,
      get: async (key, read) => {
        const fact = await reader.get(key, read);
        return neverChanges(familyOf(key)) ? fact : noted(fact);
      },
    },
    oldest: () => oldest,
  };
}
