import type { LintFinding } from "@/lib/contracts/findings";
import { type Environment, type JudgeContext, judgeEnvironment } from "../environment";
import type { ApiFact, FactIndex, StageFact } from "../facts";
import { inStageOrder } from "../stage-order";

/** An environment with the facts that it was judged by. */
export interface LintedEnvironment extends Environment {
  api: Pick<ApiFact, "id" | "name">;
  stage: StageFact;
}

/** Everything that the lint looks at. */
export interface Account {
  index: FactIndex;
  /** By API name, then in promotion order. */
  environments: LintedEnvironment[];
}

/** One thing to look for, over the whole account. */
export type LintRule = (account: Account) => LintFinding[];

/** Judges every stage of every API. */
export function judgeAccount(context: JudgeContext): Account {
  const { facts } = context.index;
  const apis = [...(facts.apis.value ?? [])].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
  const environments = apis.flatMap((api) =>
    inStageOrder(facts.stages[api.id]?.value ?? []).map((stage) => ({
      ...judgeEnvironment(context, api, stage),
      api,
      stage,
    })),
  );
  return { index: context.index, environments };
}
