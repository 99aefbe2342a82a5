import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { type ApiParts, PART_KINDS } from "@/lib/contracts/definition";
import { partsOfFacts } from "@/lib/domain/definition/parts/parts-of-facts";
import { inventory } from "@/server/inventory";

/** What an API as it is edited has beside its methods; what could not be read is named. @throws AppFailure when there is none. */
export async function getApiParts(apiId: string): Promise<ApiParts> {
  const facts = await inventory().readApiParts(apiId);
  const all = PART_KINDS.map((kind) => facts[kind]);
  if (all.some(({ error }) => error?.code === "not_found")) throw missing(apiId);
  const [oldest] = all.flatMap(({ at }) => at ?? []).sort();
  return { fetchedAt: oldest ?? new Date().toISOString(), ...partsOfFacts(facts) };
}

const missing = (apiId: string) =>
  new AppFailure({
    code: "not_found",
    message: `There is no API ${apiId} in this account and region.`,
    remedy: "Go back to the list of environments.",
  });
