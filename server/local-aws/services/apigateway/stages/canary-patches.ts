/** Canary settings: promoted by `copy`, ended by `remove /canarySettings`. `percentTraffic` of the requests are its own. */
import type { CanarySettings } from "@aws-sdk/client-api-gateway";
import { badRequest } from "../errors";
import type { StageRecord } from "../model";
import type { Patch, PatchRule } from "../patch/apply";
import { booleanOf, numberOf } from "../patch/rules";
import { without } from "../tables";
import { checkVariable } from "./check";

const ROOT = "/canarySettings";

export const CANARY_PATCHES: readonly PatchRule<StageRecord>[] = [
  { path: ROOT, ops: ["remove"], apply: (stage) => ({ ...stage, canarySettings: undefined }) },
  {
    path: `${ROOT}/deploymentId`,
    ops: ["replace", "copy"],
    apply: (stage, { op, value, from }) => {
      if (op === "copy" && from !== "/deploymentId") throw badRequest(`Invalid copy source '${from}' specified`);
      return withCanary(stage, { deploymentId: op === "copy" ? stage.deploymentId : value });
    },
  },
  {
    path: `${ROOT}/percentTraffic`,
    ops: ["replace"],
    apply: (stage, patch) => withCanary(stage, { percentTraffic: percentOf(patch) }),
  },
  {
    path: `${ROOT}/useStageCache`,
    ops: ["replace"],
    apply: (stage, patch) => withCanary(stage, { useStageCache: booleanOf(patch) }),
  },
  {
    path: `${ROOT}/stageVariableOverrides/{name}`,
    ops: ["add", "replace", "remove"],
    apply: (stage, { op, value, names: [name = ""] }) => {
      const overrides = stage.canarySettings?.stageVariableOverrides;
      if (op === "remove") return withCanary(stage, { stageVariableOverrides: without(overrides, name) });
      checkVariable(name, value);
      return withCanary(stage, { stageVariableOverrides: { ...overrides, [name]: value } });
    },
  },
];

/** The first setting makes the canary, on the stage's own snapshot until it is given another. */
function withCanary(stage: StageRecord, change: CanarySettings): StageRecord {
  const blank = { percentTraffic: 0, deploymentId: stage.deploymentId, useStageCache: false };
  return { ...stage, canarySettings: { ...(stage.canarySettings ?? blank), ...change } };
}

function percentOf(patch: Patch): number {
  const percent = numberOf(patch);
  if (percent < 0 || percent > 100) throw badRequest("Canary percentTraffic must be between 0.0 and 100.0");
  return percent;
}
