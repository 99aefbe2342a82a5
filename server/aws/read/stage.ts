import type { CanarySettings, MethodSetting, Stage } from "@aws-sdk/client-api-gateway";
import { ALL_METHODS, type CanaryFact, type StageFact, type ThrottlingFact } from "@/lib/domain/facts";
import { said, stageExtras } from "./settings/extras";
import { timestamp } from "./time";

export function stageFact(apiId: string, stage: Stage): StageFact | null {
  if (stage.stageName === undefined) return null;
  const canary = canaryFact(stage.canarySettings, stage.deploymentId);
  const throttling = throttlingFacts(stage.methodSettings);
  return {
    apiId,
    stage: stage.stageName,
    deploymentId: stage.deploymentId ?? null,
    variables: stage.variables ?? {},
    description: stage.description,
    createdAt: timestamp(stage.createdDate),
    updatedAt: timestamp(stage.lastUpdatedDate),
    ...(canary && { canary }),
    ...(throttling && { throttling }),
    ...said(stageExtras(stage)),
  };
}

function canaryFact(from: CanarySettings | undefined, deploymentId = ""): CanaryFact | undefined {
  if (from === undefined) return undefined;
  return {
    percent: from.percentTraffic ?? 0,
    deploymentId: from.deploymentId ?? deploymentId,
    overrides: from.stageVariableOverrides ?? {},
  };
}

/** Only settings that limit: what is absent or negative leaves the account's own limit. */
function throttlingFacts(settings: Record<string, MethodSetting> = {}): Record<string, ThrottlingFact> | undefined {
  const limited = Object.entries(settings).flatMap(([key, setting]) => {
    const [rate, burst] = [limit(setting.throttlingRateLimit), limit(setting.throttlingBurstLimit)];
    return rate === undefined && burst === undefined ? [] : [[methodKey(key), { rate, burst }] as const];
  });
  return limited.length === 0 ? undefined : Object.fromEntries(limited);
}

const limit = (value: number | undefined): number | undefined => (value === undefined || value < 0 ? undefined : value);

/** AWS escapes the slashes of the path as `~1` (API reference, Stage.methodSettings). */
const methodKey = (key: string): string => {
  const plain = key.replaceAll("~1", "/");
  return plain === ALL_METHODS || plain.startsWith("/") ? plain : `/${plain}`;
};
