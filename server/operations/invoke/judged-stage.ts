import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { type Environment, judgeEnvironment } from "@/lib/domain/environment";
import { type FactIndex, indexFacts, type StageFact } from "@/lib/domain/facts";
import { invokeUrl } from "@/server/aws/invoke-url";
import { inventory } from "@/server/inventory";

export interface JudgedStage extends Environment {
  index: FactIndex;
  stage: StageFact;
}

/** A stage, judged. `fresh`: by facts that are read now. @throws AppFailure `not_found`, `aws_failed` */
export async function judgedStage(apiId: string, stage: string, fresh = false): Promise<JudgedStage> {
  const facts = await inventory().read({ apiId }, { fresh });
  const api = facts.apis.value?.find(({ id }) => id === apiId) ?? { id: apiId, name: apiId };
  const found = facts.stages[apiId]?.value?.find((each) => each.stage === stage);
  if (found === undefined) throw noSuchStage(stage, facts.stages[apiId]?.error?.message);
  const index = indexFacts(facts);
  return { ...judgeEnvironment({ index, live: [], invokeUrl }, api, found), index, stage: found };
}

/** The stage, if its snapshot answers GET on this very path. @throws AppFailure `not_found`, `aws_failed` */
export async function requirePath(where: { apiId: string; stage: string; path: string }): Promise<JudgedStage> {
  const judged = await judgedStage(where.apiId, where.stage);
  if (judged.summary.getPaths.includes(where.path)) return judged;
  throw new AppFailure({
    code: "not_found",
    message: `The snapshot that ${where.stage} serves has no GET ${where.path}.`,
    remedy: "Choose one of its paths.",
  });
}

const noSuchStage = (stage: string, unread: string | undefined) =>
  unread === undefined
    ? new AppFailure({ code: "not_found", message: `There is no stage ${stage} (any more).` })
    : new AppFailure({ code: "aws_failed", message: `Stage ${stage} could not be read.`, reason: unread });
