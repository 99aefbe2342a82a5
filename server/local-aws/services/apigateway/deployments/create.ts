import type { CreateDeploymentCommandInput } from "@aws-sdk/client-api-gateway";
import { shortId } from "../../../protocol/ids";
import { badRequest } from "../errors";
import { isLenient } from "../lenient";
import type { DeploymentRecord, Operation, ResourceRecord, StageRecord } from "../model";
import { checkStageName, checkVariables } from "../stages/check";
import { newStage } from "../stages/create";
import { deployments, findRestApi, keyOf, resourcesOf, type Scope, saveStage, stages, wholeSeconds } from "../tables";

/**
 * Takes a snapshot of the editable API. With a stage name the stage is made, or moved to the snapshot; its variables
 * are touched only if the call names some.
 */
export const createDeployment: Operation<"CreateDeployment"> = (input, context) => {
  const api = findRestApi(context, input.restApiId);
  const resources = resourcesOf(context, api.id);
  if (!isLenient(context)) checkDeployable(resources);
  const createdDate = wholeSeconds(context.world.now());
  const deployment: DeploymentRecord = {
    restApiId: api.id,
    id: shortId(6),
    description: input.description,
    createdDate,
    resources,
    models: api.models,
    extensions: api.extensions,
  };
  const stage = input.stageName ? stageOf(context, input, deployment) : undefined;
  deployments(context).put(keyOf(api.id, deployment.id), deployment);
  if (stage) saveStage(context, stage);
  return { id: deployment.id, description: deployment.description, createdDate };
};

function checkDeployable(resources: readonly ResourceRecord[]): void {
  const methods = resources.flatMap((resource) => Object.values(resource.methods));
  if (methods.length === 0) throw badRequest("The REST API doesn't contain any methods");
  if (methods.some((method) => !method.methodIntegration)) throw badRequest("No integration defined for method");
}

/** The stage as it is to be after the deployment, checked but not yet stored. */
function stageOf(scope: Scope, input: CreateDeploymentCommandInput, deployment: DeploymentRecord): StageRecord {
  const stageName = checkStageName(input.stageName);
  const existing = stages(scope).get(keyOf(deployment.restApiId, stageName));
  const canary = input.canarySettings && { ...input.canarySettings, deploymentId: deployment.id };
  if (!existing) {
    if (canary) throw badRequest("A canary deployment needs a stage that exists");
    const { cacheClusterEnabled, cacheClusterSize, variables, tracingEnabled, stageDescription: description } = input;
    const settings = { cacheClusterEnabled, cacheClusterSize, variables, tracingEnabled, description };
    return newStage(scope, { ...settings, restApiId: deployment.restApiId, stageName, deploymentId: deployment.id });
  }
  checkVariables(input.variables);
  return {
    ...existing,
    // A canary deployment leaves the stage's own snapshot where it is.
    ...(canary ? { canarySettings: canary } : { deploymentId: deployment.id }),
    variables: input.variables ?? existing.variables,
    description: input.stageDescription ?? existing.description,
    cacheClusterEnabled: input.cacheClusterEnabled ?? existing.cacheClusterEnabled,
    cacheClusterSize: input.cacheClusterSize ?? existing.cacheClusterSize,
    tracingEnabled: input.tracingEnabled ?? existing.tracingEnabled,
    lastUpdatedDate: deployment.createdDate,
  };
}
