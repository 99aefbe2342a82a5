import "server-only";
import { z } from "zod";
import { environmentTag } from "@/lib/domain/ownership";
import type { Wish } from "@/lib/domain/teardown/candidates";
import { servingWith } from "@/lib/domain/teardown/of-operation";
import { planRemoval, type Removal } from "@/lib/domain/teardown/plan";
import { keyOf, type Things } from "@/lib/domain/teardown/thing";
import { thingsOf } from "@/lib/domain/teardown/things";
import { inventory } from "@/server/inventory";
import { liveOperations } from "@/server/store";
import { findOperation } from "@/server/store/operations/reopen-operation";
import { definitionsOf, removalRecords } from "./records";

/** What a removal is about, as far as it is settled before anything is read. */
export interface RemovalAsk {
  environment: string;
  apiId?: string | undefined;
  stage?: string | undefined;
  /** Only what this operation made. */
  operationId?: string | undefined;
  picked: readonly string[];
  logGroups: boolean;
  expected?: readonly string[];
}

export interface PlannedRemoval extends Removal {
  /** Everything that was looked at. */
  things: Things;
  /** How old the oldest fact is that this rests on. */
  at: string;
  /** What cannot be told apart, and what a stage has been moved to; each a sentence. Then nothing goes. */
  unsure: string[];
}

/** Everything that removals are planned from. @throws AppFailure when any of it cannot be read. */
export async function removalFacts(
  { apiId, operationId }: Pick<RemovalAsk, "apiId" | "operationId">,
  { fresh = false, but = "" } = {},
) {
  const [records, operations, definitionArns] = await Promise.all([
    removalRecords(),
    liveOperations(),
    definitionsOf(operationId),
  ]);
  const { logGroupNames } = records;
  const holdings = await inventory().readHoldings({ apiId, logGroupNames, definitionArns }, { fresh });
  const live = operations.filter(({ id }) => id !== but).map(({ apiName, stage }) => environmentTag(apiName, stage));
  return { things: thingsOf(holdings, records), live, at: holdings.at };
}

/**
 * What goes and what stays. `fresh`: read anew, for an operation (`but`: its own id) that decides upon it.
 * @throws AppFailure when any of what it decides upon cannot be read.
 */
export async function planFor(
  ask: RemovalAsk,
  options: { fresh?: boolean; but?: string } = {},
): Promise<PlannedRemoval> {
  const { things, live, at } = await removalFacts(ask, options);
  const { picked, logGroups, expected = [] } = ask;
  const removal = planRemoval(things, { scope: scopeOf(ask), picked, logGroups, expected, live });
  return { ...removal, things, at, unsure: [...twins(things, ask), ...(await serving(things, ask))] };
}

/** What a stage has been moved to cannot be taken from under it. */
async function serving(things: Things, { operationId }: RemovalAsk): Promise<string[]> {
  if (operationId === undefined) return [];
  const { apiId, stage, result } = (await findOperation(operationId)) ?? {};
  const variables = addedVariables.safeParse(result).data?.variables ?? {};
  const made = { operationId, stageKey: keyOf("stage", `${apiId}/${stage}`), variables };
  return servingWith(things, made).map(
    (name) => `${name.replace(/^s/, "S")} serves what this operation made: roll it back first, from its page.`,
  );
}

const addedVariables = z.object({ variables: z.record(z.string(), z.string()) });

function scopeOf({ environment, apiId, stage, operationId }: RemovalAsk): Wish["scope"] {
  if (operationId !== undefined) return { operationId };
  return stage === undefined ? { environment } : { environment, stageKey: keyOf("stage", `${apiId}/${stage}`) };
}

/** APIs may share a name: then the tag does not tell whose a thing is. */
function twins(things: Things, { environment, apiId, stage, operationId }: RemovalAsk): string[] {
  if (operationId !== undefined) return [];
  const own = `${apiId}/${stage}`;
  const others = [...things.values()].filter(
    (each) => each.type === "stage" && each.environment === environment && each.id !== own,
  );
  return others.map(({ id }) =>
    stage === undefined
      ? `${environment} exists again: stage ${id}. Remove the environment itself.`
      : `Another API of this name has the stage too (${id}), so the tag ${environment} does not tell whose a resource is.`,
  );
}
