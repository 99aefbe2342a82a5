/**
 * Settings of one method or of all of a stage: throttling is obeyed, the others are kept as data. Their key is the
 * path's own `{resourcePath}/{httpMethod}`, slashes of the resource path escaped as `~1` (API reference, Stage).
 */
import type { MethodSetting } from "@aws-sdk/client-api-gateway";
import { badRequest } from "../errors";
import type { StageRecord } from "../model";
import type { Patch, PatchRule } from "../patch/apply";
import { booleanOf, numberOf } from "../patch/rules";
import { own, without } from "../tables";

const METHOD = "/{resourcePath+}/{httpMethod}";

export const METHOD_SETTING_PATCHES: readonly PatchRule<StageRecord>[] = [
  setting("metrics/enabled", (patch) => ({ metricsEnabled: booleanOf(patch) })),
  setting("logging/dataTrace", (patch) => ({ dataTraceEnabled: booleanOf(patch) })),
  setting("logging/loglevel", ({ value }) => {
    if (!["OFF", "ERROR", "INFO"].includes(value)) throw badRequest(`Invalid log level '${value}' specified`);
    return { loggingLevel: value };
  }),
  setting("throttling/burstLimit", (patch) => ({ throttlingBurstLimit: numberOf(patch) })),
  setting("throttling/rateLimit", (patch) => ({ throttlingRateLimit: numberOf(patch) })),
  setting("caching/ttlInSeconds", (patch) => ({ cacheTtlInSeconds: numberOf(patch) })),
  setting("caching/enabled", (patch) => ({ cachingEnabled: booleanOf(patch) })),
  setting("caching/dataEncrypted", (patch) => ({ cacheDataEncrypted: booleanOf(patch) })),
  setting("caching/requireAuthorizationForCacheControl", (patch) => ({
    requireAuthorizationForCacheControl: booleanOf(patch),
  })),
  {
    path: METHOD,
    ops: ["remove"],
    apply: (stage, { names: [resourcePath, httpMethod] }) => {
      const key = `${resourcePath}/${httpMethod}`;
      if (!own(stage.methodSettings, key)) {
        throw badRequest(`Cannot remove method setting ${key} because there is no method setting for this method `);
      }
      return { ...stage, methodSettings: without(stage.methodSettings, key) };
    },
  },
];

/** What AWS shows of a method's other settings once one is set. -1 is "as the account". */
const DEFAULTS: MethodSetting = {
  metricsEnabled: false,
  loggingLevel: "OFF",
  dataTraceEnabled: false,
  throttlingBurstLimit: -1,
  throttlingRateLimit: -1,
  cachingEnabled: false,
  cacheTtlInSeconds: 300,
  cacheDataEncrypted: false,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: "SUCCEED_WITH_RESPONSE_HEADER",
};

function setting(path: string, read: (patch: Patch) => MethodSetting): PatchRule<StageRecord> {
  return {
    path: `${METHOD}/${path}`,
    ops: ["replace"],
    apply: (stage, patch) => {
      const key = `${patch.names[0]}/${patch.names[1]}`;
      const before = own(stage.methodSettings, key) ?? DEFAULTS;
      return { ...stage, methodSettings: { ...stage.methodSettings, [key]: { ...before, ...read(patch) } } };
    },
  };
}
