/** Settings that a stage gets by UpdateStage: where it logs its requests, and what holds for its methods. */
import type { z } from "zod";
import type { Call } from "../../calls";
import { decimal, flag, integer, structure, text } from "../shapes";
import { escaped, member, type Patches } from "./patches";

const settings = {
  ThrottlingBurstLimit: integer.optional(),
  ThrottlingRateLimit: decimal.optional(),
  MetricsEnabled: flag.optional(),
  LoggingLevel: text.optional(),
  DataTraceEnabled: flag.optional(),
  CachingEnabled: flag.optional(),
  CacheTtlInSeconds: integer.optional(),
  CacheDataEncrypted: flag.optional(),
};

const methodSetting = structure({ ResourcePath: text, HttpMethod: text, ...settings });
const accessLogSetting = structure({ DestinationArn: text.optional(), Format: text.optional() });

export type MethodSetting = z.output<typeof methodSetting>;
type AccessLogSetting = z.output<typeof accessLogSetting>;

/** As a stage has them. */
export const stageSettings = {
  AccessLogSetting: accessLogSetting.optional(),
  MethodSettings: methodSetting.array().optional(),
};

/** As a deployment has them that makes a stage: those of all methods are its own. */
export const deploymentSettings = { ...settings, ...stageSettings };

export async function patchStage(call: Call, restApiId: string, stageName: string, patchOperations: Patches) {
  if (patchOperations.length > 0) await call("apigateway", "UpdateStage", { restApiId, stageName, patchOperations });
}

/** Nothing before: the stage was only just made. */
export function accessLogPatches(before: AccessLogSetting | undefined, after: AccessLogSetting | undefined): Patches {
  if (after === undefined) return before === undefined ? [] : [{ op: "remove", path: "/accessLogSettings" }];
  return [
    ...member("/accessLogSettings/destinationArn", before?.DestinationArn, after.DestinationArn),
    ...member("/accessLogSettings/format", before?.Format, after.Format),
  ];
}

/** Where UpdateStage has each setting (API reference, "Patch operations"). */
const PATHS: [keyof MethodSetting, string][] = [
  ["ThrottlingBurstLimit", "throttling/burstLimit"],
  ["ThrottlingRateLimit", "throttling/rateLimit"],
  ["MetricsEnabled", "metrics/enabled"],
  ["LoggingLevel", "logging/loglevel"],
  ["DataTraceEnabled", "logging/dataTrace"],
  ["CachingEnabled", "caching/enabled"],
  ["CacheTtlInSeconds", "caching/ttlInSeconds"],
  ["CacheDataEncrypted", "caching/dataEncrypted"],
];

export function settingPatches(before: readonly MethodSetting[], after: readonly MethodSetting[] = []): Patches {
  const gone = before.filter((old) => !after.some((one) => pathOf(one) === pathOf(old)));
  return [
    ...gone.map((old) => ({ op: "remove" as const, path: pathOf(old) })),
    ...after.flatMap((setting) =>
      PATHS.filter(([name]) => setting[name] !== undefined).map(([name, path]) => ({
        op: "replace" as const,
        path: `${pathOf(setting)}/${path}`,
        value: String(setting[name]),
      })),
    ),
  ];
}

/** `/*` stands for everything. A path comes with its slashes written as `~1` after the first (User Guide, MethodSetting). */
function pathOf({ ResourcePath, HttpMethod }: MethodSetting): string {
  if (ResourcePath === "/*" || ResourcePath === "*") return `/*/${HttpMethod}`;
  return `/${ResourcePath.startsWith("/~1") ? ResourcePath.slice(1) : escaped(ResourcePath)}/${HttpMethod}`;
}
