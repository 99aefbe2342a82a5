import "server-only";
import type { EditableFact, Facts } from "@/lib/domain/facts";
import { inventory } from "@/server/inventory";

/**
 * The facts with the editable APIs that are in memory already, because somebody looked at one of their environments
 * lately. Reading them all would spend GetResources' small quota on a mark. Nobody reads them anew for it: their age, and
 * a failure to read them, are not the list's.
 */
export function withEditable(facts: Facts): Facts {
  const ids = (facts.apis.value ?? []).map(({ id }) => id);
  const held = ids
    .map((id) => [id, inventory().held<EditableFact>(`resources:${id}`)] as const)
    .filter(([, fact]) => fact.value !== undefined);
  return { ...facts, resources: { ...facts.resources, ...Object.fromEntries(held) } };
}
