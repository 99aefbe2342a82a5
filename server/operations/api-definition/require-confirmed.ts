import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { recordOf } from "@/lib/domain/definition/json";
import { newestStage } from "@/lib/domain/definition/newest-stage";
import { planImport } from "@/lib/domain/definition/plan-import";
import type { ApiDefinition } from "@/lib/domain/definition/read/read-definition";
import { type Parts, readParts } from "@/lib/domain/definition/read/read-parts";
import { removalsOf, removedNames } from "@/lib/domain/definition/removals";
import { type Facts, known } from "@/lib/domain/facts";
import { isAwsFailure } from "@/server/aws/errors";
import { exportDefinition } from "@/server/aws/read/api-definition";
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
  const current = { name, methods, parts: await partsNow(id, facts), stages: [] };
  const plan = planImport(definition, "overwrite", current);
  const removals = removalsOf(plan);
  if (removals === undefined) return;
  throw new AppFailure({
    code: "check_failed",
    message: `Overwriting removes ${removals} of ${name}.`,
    reason: [...removedNames(plan), ...(plan.parts === null ? [UNKNOWN_PARTS] : [])].join(", "),
    remedy: `Type ${name} to confirm it, or merge instead.`,
    fields: { confirm: `Type ${name}.` },
  });
}

const UNKNOWN_PARTS = "models, authorizers and other parts that are not known: AWS exports only what a stage serves";

/** Null: no stage serves it, or its export cannot be read. */
async function partsNow(apiId: string, facts: Facts): Promise<Parts | null> {
  const stage = newestStage(known(facts.stages[apiId]) ?? [], known(facts.deployments[apiId]) ?? []);
  if (stage === undefined) return null;
  try {
    return readParts(recordOf(await exportDefinition({ apiId, stage, format: "swagger", extensions: true })));
  } catch (thrown) {
    if (isAwsFailure(thrown) || thrown instanceof SyntaxError) return null;
    throw thrown;
  }
}

const unknownMethods = (name: string) =>
  new AppFailure({
    code: "check_failed",
    message: `What ${name} has now could not be read, so nobody knows what overwriting would remove.`,
    remedy: "Try again in a moment.",
  });
