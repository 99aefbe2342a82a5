import type { StageRecord } from "../../model";

/**
 * Whether a request goes to the stage's canary: `percentTraffic` of them do, at random (developer guide, "Set up an API
 * Gateway canary release deployment").
 * @param chance 0 to 1, less than 1
 */
export function isForCanary({ canarySettings }: StageRecord, chance: number): boolean {
  return canarySettings !== undefined && chance * 100 < (canarySettings.percentTraffic ?? 0);
}

/** The stage as a canary's request sees it: the canary's snapshot, and its overrides in place of the stage's variables. */
export function asCanary(stage: StageRecord): StageRecord {
  const { deploymentId, stageVariableOverrides } = stage.canarySettings ?? {};
  return {
    ...stage,
    deploymentId: deploymentId ?? stage.deploymentId,
    variables: { ...stage.variables, ...stageVariableOverrides },
  };
}
