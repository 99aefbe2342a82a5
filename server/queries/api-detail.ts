import "server-only";
import type { ApiDeployment, ApiDetail, ApiStage } from "@/lib/contracts/api-detail";
import { type JudgeContext, judgeEnvironment } from "@/lib/domain/environment";
import { type ApiFact, type Facts, known, type StageFact } from "@/lib/domain/facts";
import { freshnessOf } from "@/lib/domain/freshness";
import { settingsInWords } from "@/lib/domain/settings-in-words";
import { inStageOrder } from "@/lib/domain/stage-order";
import { undeployedChanges } from "@/lib/domain/undeployed/undeployed-changes";
import { inventory } from "../inventory";
import { foundApi, unreadable } from "./parts/found";
import { judgeContext } from "./parts/judge-context";

/** One API: its stages, the editable API beside what they serve, and its deployments. @throws AppFailure when there is none. */
export async function getApiDetail(apiId: string): Promise<ApiDetail> {
  const facts = await inventory().read({ apiId, detail: true });
  const api: ApiFact = foundApi(facts, apiId);
  const stages = facts.stages[apiId];
  if (stages?.value === undefined) throw unreadable(stages, "The API's stages");
  const context = await judgeContext(facts);
  return {
    ...freshnessOf(facts),
    apiId,
    apiName: api.name,
    ...(api.createdAt ? { createdAt: api.createdAt } : {}),
    stages: inStageOrder(stages.value).map((stage) => apiStage(context, api, stage)),
    editable: editableApi(facts, apiId),
    deployments: deploymentsOf(facts, apiId, stages.value),
  };
}

function apiStage(context: JudgeContext, api: ApiFact, stage: StageFact): ApiStage {
  const { facts } = context.index;
  const { summary, snapshot } = judgeEnvironment(context, api, stage);
  const deployment = facts.deployments[api.id]?.value?.find(({ id }) => id === stage.deploymentId);
  return {
    environment: summary,
    methods: snapshot?.source === "export" ? snapshot.methods : null,
    undeployed: undeployedChanges(facts.resources[api.id], snapshot, deployment),
    settings: settingsInWords(stage),
  };
}

function editableApi(facts: Facts, apiId: string): ApiDetail["editable"] {
  const fact = facts.resources[apiId];
  return {
    methods: known(fact)?.methods ?? null,
    paths: known(fact)?.paths ?? null,
    ...(fact?.at ? { at: fact.at } : {}),
    ...(fact?.error ? { problem: fact.error.message } : {}),
  };
}

function deploymentsOf(facts: Facts, apiId: string, stages: readonly StageFact[]): ApiDeployment[] | null {
  const deployments = known(facts.deployments[apiId]);
  if (deployments === undefined) return null;
  const servedBy = (id: string): string[] =>
    inStageOrder(stages)
      .filter(({ deploymentId }) => deploymentId === id)
      .map(({ stage }) => stage);
  return deployments
    .map((deployment) => ({ ...deployment, servedBy: servedBy(deployment.id) }))
    .sort((a, b) => (b.createdAt ?? "").localeCompare(a.createdAt ?? ""));
}
