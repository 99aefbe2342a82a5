import { PART_KINDS } from "@/lib/contracts/definition";
import type { PartFacts } from "@/lib/domain/definition/parts/parts-of-facts";
import { partSource as source } from "./part-source";
import type { Reader } from "./reader";

/** A kind is a fact of its own, so that one that may not be read hides no other. All are marked by `touch("apiParts:{apiId}")`. */
export async function readApiParts({ get, fresh }: Reader, apiId: string): Promise<PartFacts> {
  const entries = PART_KINDS.map(async (kind) => {
    const fact = await get(`apiParts:${apiId}:${kind}`, () => source[kind](apiId));
    // What is decided upon is what AWS says now, or nothing.
    return [kind, fresh && fact.error ? { error: fact.error } : fact] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as PartFacts;
}
