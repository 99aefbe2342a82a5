import { badRequest } from "../errors";
import type { Operation, StageRecord } from "../model";
import { applyPatches, type PatchRule, pathList } from "../patch/apply";
import { deployments, findStage, keyOf, type Scope, saveStage, wholeSeconds } from "../tables";
import { CANARY_PATCHES } from "./canary-patches";
import { checkVariables } from "./check";
import { METHOD_SETTING_PATCHES } from "./method-setting-patches";
import { STAGE_PATCHES } from "./patches";
import { stageView } from "./view";

const RULES: readonly PatchRule<StageRecord>[] = [...STAGE_PATCHES, ...CANARY_PATCHES, ...METHOD_SETTING_PATCHES];

/**
 * Changes just what the operations name: `replace /deploymentId` moves the stage to another snapshot and leaves its
 * variables alone, `replace /variables/x` leaves the snapshot alone.
 */
export const updateStage: Operation<"UpdateStage"> = (input, context) => {
  const stage = findStage(context, input.restApiId, input.stageName);
  const changed = applyPatches(stage, input.patchOperations, RULES, (op, path, rules) =>
    // UpdateStage takes every path it does not know for a method setting.
    badRequest(
      path.startsWith("/canarySettings")
        ? `Invalid patch path  '${path}' specified for op '${op}'. Must be one of: ${pathList(rules)}`
        : `Invalid method setting path: ${path}. Must be one of: ${pathList(rules)}`,
    ),
  );
  checkVariables(changed.variables);
  checkVariables(changed.canarySettings?.stageVariableOverrides);
  checkSnapshots(context, stage, changed);
  return stageView(saveStage(context, { ...changed, lastUpdatedDate: wholeSeconds(context.world.now()) }));
};

function checkSnapshots(scope: Scope, before: StageRecord, stage: StageRecord): void {
  for (const id of [stage.deploymentId, stage.canarySettings?.deploymentId ?? stage.deploymentId]) {
    // The one it has stands: a deployment that a stage points to cannot be deleted.
    if (id === before.deploymentId) continue;
    if (!deployments(scope).has(keyOf(stage.restApiId, id))) throw badRequest("Deployment id does not exist");
  }
}
