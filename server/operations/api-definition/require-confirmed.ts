import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { partsOfFacts } from "@/lib/domain/definition/parts/parts-of-facts";
import { planImport } from "@/lib/domain/definition/plan-import";
import type { ApiDefinition } from "@/lib/domain/definition/read/read-definition";
import { removalsOf, removedNames } from "@/lib/domain/definition/removals";
import { inventory } from "@/server/inventory";

/**
 * What overwriting removes is decided upon facts that are read now, whatever the person was shown. What cannot be known
 * is not nothing.
 * @throws AppFailure `check_failed` where something is removed and the API's name was not typed
 */
export async function requireConfirmed(
  { id, name }: { id: string; name: string },
  definition: ApiDefinition,
  confirm: string,
): Promise<void> {
  const facts = await inventory().read({ apiId: id, detail: true }, { fresh: true });
  const methods = facts.resources[id]?.value?.methods;
  if (methods === undefined) throw unknownMethods(name);
  if (confirm === name) return;
  const { parts, unknown } = partsOfFacts(await inventory().readApiParts(id, { fresh: true }));
  const unknownParts = unknown.map(({ kind }) => kind);
  const plan = planImport(definition, "overwrite", { apiId: id, name, methods, parts, unknownParts, stages: [] });
  const removals = removalsOf(plan);
  if (removals === undefined) return;
  throw new AppFailure({
    code: "check_failed",
    message: `Overwriting removes ${removals} of ${name}.`,
    reason: removedNames(plan).join(", "),
    remedy: `Type ${name} to confirm it, or merge instead.`,
    fields: { confirm: `Type ${name}.` },
  });
}

const unknownMethods = (name: string) =>
  new AppFailure({
    code: "check_failed",
    message: `What ${name} has now could not be read, so nobody knows what overwriting would remove.`,
    remedy: "Try again in a moment.",
  });
