import type { CreateStageCommandInput } from "@aws-sdk/client-api-gateway";
import { badRequest, conflict } from "../errors";
import { isLenient } from "../lenient";
import type { Operation, StageRecord } from "../model";
import { deployments, findRestApi, keyOf, type Scope, saveStage, stages, stagesOf, wholeSeconds } from "../tables";
import { checkTags } from "../tags/check";
import { checkStageCount, checkStageName, checkVariables } from "./check";
import { stageView } from "./view";

export const createStage: Operation<"CreateStage"> = (input, context) => {
  const api = findRestApi(context, input.restApiId);
  const stageName = checkStageName(input.stageName);
  const deploymentId = input.deploymentId ?? "";
  const isKnown = deployments(context).has(keyOf(api.id, deploymentId));
  if (!isKnown && !(deploymentId === "" && isLenient(context))) throw badRequest("Deployment id does not exist");
  return stageView(saveStage(context, newStage(context, { ...input, restApiId: api.id, stageName, deploymentId })));
};

type NewStage = CreateStageCommandInput & { restApiId: string; stageName: string; deploymentId: string };

/** A stage that does not exist yet, checked but not stored. Its name and snapshot are known to be good. */
export function newStage(scope: Scope, input: NewStage): StageRecord {
  if (stages(scope).has(keyOf(input.restApiId, input.stageName))) throw conflict("Stage already exists");
  if (!isLenient(scope)) checkVariables(input.variables);
  checkTags(input.tags);
  checkStageCount(stagesOf(scope, input.restApiId).length);
  const now = wholeSeconds(scope.world.now());
  return {
    ...input,
    cacheClusterEnabled: input.cacheClusterEnabled ?? false,
    // No cache is run here; what was asked for is kept as data.
    cacheClusterStatus: input.cacheClusterEnabled ? "AVAILABLE" : "NOT_AVAILABLE",
    methodSettings: {},
    tracingEnabled: input.tracingEnabled ?? false,
    createdDate: now,
    lastUpdatedDate: now,
  };
}
