/** What UpdateStage may change of the stage itself (API reference, "Patch operations"). */
import type { CacheClusterSize } from "@aws-sdk/client-api-gateway";
import { badRequest } from "../errors";
import type { StageRecord } from "../model";
import type { PatchRule } from "../patch/apply";
import { booleanOf, flag, text } from "../patch/rules";
import { without } from "../tables";
import { checkVariable } from "./check";

export const STAGE_PATCHES: readonly PatchRule<StageRecord>[] = [
  {
    path: "/deploymentId",
    ops: ["replace", "copy"],
    apply: (stage, { op, value, from }) => ({ ...stage, deploymentId: op === "copy" ? canaryOf(stage, from) : value }),
  },
  text("description"),
  {
    path: "/cacheClusterEnabled",
    ops: ["replace"],
    apply: (stage, patch) => {
      const cacheClusterEnabled = booleanOf(patch);
      return { ...stage, cacheClusterEnabled, cacheClusterStatus: cacheClusterEnabled ? "AVAILABLE" : "NOT_AVAILABLE" };
    },
  },
  {
    path: "/cacheClusterSize",
    ops: ["replace"],
    apply: (stage, { value }) => {
      if (!CACHE_SIZES.includes(value)) throw badRequest("Invalid cache cluster size specified");
      return { ...stage, cacheClusterSize: value as CacheClusterSize };
    },
  },
  text("clientCertificateId"),
  text("documentationVersion"),
  flag("tracingEnabled"),
  {
    path: "/accessLogSettings",
    ops: ["remove"],
    apply: (stage) => ({ ...stage, accessLogSettings: undefined }),
  },
  accessLog("destinationArn"),
  accessLog("format"),
  {
    // How a canary's overrides become the stage's own when it is promoted.
    path: "/variables",
    ops: ["copy"],
    apply: (stage, { from }) => {
      if (from !== "/canarySettings/stageVariableOverrides")
        throw badRequest(`Invalid copy source '${from}' specified`);
      return { ...stage, variables: { ...stage.variables, ...stage.canarySettings?.stageVariableOverrides } };
    },
  },
  {
    path: "/variables/{name}",
    ops: ["add", "replace", "remove"],
    apply: (stage, { op, value, names: [name = ""] }) => {
      if (op === "remove") return { ...stage, variables: without(stage.variables, name) };
      checkVariable(name, value);
      return { ...stage, variables: { ...stage.variables, [name]: value } };
    },
  },
];

const CACHE_SIZES = ["0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237"];

function canaryOf(stage: StageRecord, from: string | undefined): string {
  const id = stage.canarySettings?.deploymentId;
  if (from !== "/canarySettings/deploymentId" || id === undefined) {
    throw badRequest(`Invalid copy source '${from}' specified: the stage has no canary deployment`);
  }
  return id;
}

function accessLog(field: "destinationArn" | "format"): PatchRule<StageRecord> {
  return {
    path: `/accessLogSettings/${field}`,
    ops: ["add", "replace", "remove"],
    apply: (stage, { op, value }) => ({
      ...stage,
      accessLogSettings: { ...stage.accessLogSettings, [field]: op === "remove" ? undefined : value },
    }),
  };
}
