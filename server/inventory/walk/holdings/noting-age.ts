import type { Fact } from "@/lib/domain/facts";
import { AGELESS } from "@/lib/domain/freshness";
import { familyOf } from "../../cache/keys";
import type { Reader } from "../reader";

/** A reader that notes the age of the oldest fact that passes; what does not grow old has none that says anything. */
export function notingAge(reader: Reader): { reader: Reader; oldest: () => string } {
  let oldest = new Date(reader.now()).toISOString();
  const noted = <T>(fact: Fact<T>): Fact<T> => {
    if (fact.at !== undefined && fact.at < oldest) oldest = fact.at;
    return fact;
  };
  return {
    reader: {
      ...reader,
      get: async (key, read, near) => {
        const fact = await reader.get(key, read, near);
        return AGELESS.has(familyOf(key)) ? fact : noted(fact);
      },
    },
    oldest: () => oldest,
  };
}
