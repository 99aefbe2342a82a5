import "server-only";
import type { EnvironmentDetail } from "@/lib/contracts/environments";
import { judgeEnvironment } from "@/lib/domain/environment";
import { freshnessOf } from "@/lib/domain/freshness";
import { withUndo } from "@/lib/domain/rollback/with-undo";
import { inStageOrder } from "@/lib/domain/stage-order";
import { variablesUsed } from "@/lib/domain/stage-variables";
import { keepHistory } from "../history";
import { inventory } from "../inventory";
import { listStageChanges, listVariableChanges } from "../store";
import { foundApi, foundStage } from "./parts/found";
import { judgeContext } from "./parts/judge-context";
import { restorePointsOf } from "./parts/restore-points-of";

/** One environment with the request path of every method. @throws AppFailure when there is none. */
export async function getEnvironment(apiId: string, stageName: string): Promise<EnvironmentDetail> {
  const facts = await inventory().read({ apiId, detail: true });
  const api = foundApi(facts, apiId);
  const stage = foundStage(facts, apiId, stageName);
  const [context, restorePoints, history, changes] = await Promise.all([
    judgeContext(facts),
    restorePointsOf(apiId, stage),
    listStageChanges(apiId, stageName),
    listVariableChanges(apiId, stageName),
  ]);
  const judged = judgeEnvironment(context, api, stage);
  keepHistory(facts, [judged]);
  const { summary, paths, causes, snapshot } = judged;
  const siblings = inStageOrder(facts.stages[apiId]?.value ?? []).filter((other) => other.stage !== stageName);
  return {
    ...freshnessOf(facts),
    environment: summary,
    health: summary.health,
    causes,
    paths,
    missingVariables: snapshot ? variablesUsed(snapshot.methods).filter((name) => !stage.variables[name]) : [],
    restorePoints,
    history,
    variableChanges: withUndo(changes, stage.variables),
    siblings: siblings.map((other) => ({ stage: other.stage, deploymentId: other.deploymentId })),
  };
}
