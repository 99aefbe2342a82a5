import type { CacheClusterSize } from "@aws-sdk/client-api-gateway";
import type { z } from "zod";
import { type Call, isMissing } from "../../calls";
import { validationError } from "../../errors";
import { defineType } from "../resource-type";
import { decimal, flag, integer, structure, tagList, text, textMap } from "../shapes";
import { asMap } from "../tags";
import { escaped, member, members, type Patches } from "./patches";
import { arnOf, readTags, retag } from "./tags";

const methodSetting = structure({
  ResourcePath: text,
  HttpMethod: text,
  ThrottlingBurstLimit: integer.optional(),
  ThrottlingRateLimit: decimal.optional(),
  MetricsEnabled: flag.optional(),
  LoggingLevel: text.optional(),
  DataTraceEnabled: flag.optional(),
  CachingEnabled: flag.optional(),
  CacheTtlInSeconds: integer.optional(),
  CacheDataEncrypted: flag.optional(),
});

type MethodSetting = z.output<typeof methodSetting>;

export const stage = defineType({
  type: "AWS::ApiGateway::Stage",
  schema: structure({
    RestApiId: text,
    StageName: text.optional(),
    DeploymentId: text.optional(),
    Description: text.optional(),
    Variables: textMap.optional(),
    TracingEnabled: flag.optional(),
    CacheClusterEnabled: flag.optional(),
    CacheClusterSize: text.optional(),
    MethodSettings: methodSetting.array().optional(),
    Tags: tagList.optional(),
  }),
  replaces: ["RestApiId", "StageName"],
  nameProperty: "StageName",

  async create({ call, properties, made, tags }) {
    const { RestApiId, StageName, DeploymentId } = properties;
    if (StageName === undefined || DeploymentId === undefined) {
      throw validationError(
        "Properties validation failed for an AWS::ApiGateway::Stage: StageName and DeploymentId are required",
      );
    }
    await call("apigateway", "CreateStage", {
      restApiId: RestApiId,
      stageName: StageName,
      deploymentId: DeploymentId,
      description: properties.Description,
      variables: properties.Variables,
      tracingEnabled: properties.TracingEnabled,
      cacheClusterEnabled: properties.CacheClusterEnabled,
      cacheClusterSize: properties.CacheClusterSize as CacheClusterSize | undefined,
      tags: asMap(tags(properties.Tags)),
    });
    made(StageName);
    await patch(call, RestApiId, StageName, settingPatches([], properties.MethodSettings));
    return StageName;
  },

  async find({ call, properties, tags }) {
    const { RestApiId: restApiId, StageName: stageName } = properties;
    const found = await call("apigateway", "GetStage", { restApiId, stageName }).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    const own = asMap(tags())["aws:cloudformation:stack-id"];
    if (found?.tags?.["aws:cloudformation:stack-id"] !== own || stageName === undefined) return undefined;
    await patch(call, restApiId, stageName, settingPatches([], properties.MethodSettings));
    return stageName;
  },

  async update({ call, id, region, properties, previous, tags }) {
    const { RestApiId } = properties;
    await patch(call, RestApiId, id, [
      ...member("/deploymentId", previous.DeploymentId, properties.DeploymentId),
      ...member("/description", previous.Description, properties.Description),
      ...member("/tracingEnabled", previous.TracingEnabled ?? false, properties.TracingEnabled ?? false),
      ...members("/variables", await variablesOf(call, RestApiId, id), properties.Variables),
      ...settingPatches(previous.MethodSettings ?? [], properties.MethodSettings),
    ]);
    await retag(call, arnOf(region, `/restapis/${RestApiId}/stages/${id}`), tags(properties.Tags));
  },

  async delete({ call, id, properties }) {
    await call("apigateway", "DeleteStage", { restApiId: properties.RestApiId, stageName: id });
  },

  async read({ call, id, properties }) {
    const found = await call("apigateway", "GetStage", { restApiId: properties.RestApiId, stageName: id });
    return {
      StageName: id,
      DeploymentId: found.deploymentId,
      Description: found.description,
      Variables: found.variables,
      TracingEnabled: found.tracingEnabled,
    };
  },

  readTags: ({ call, id, region, properties }) =>
    readTags(call, arnOf(region, `/restapis/${properties.RestApiId}/stages/${id}`)),
});

async function patch(call: Call, restApiId: string, stageName: string, patchOperations: Patches): Promise<void> {
  if (patchOperations.length > 0) await call("apigateway", "UpdateStage", { restApiId, stageName, patchOperations });
}

async function variablesOf(call: Call, restApiId: string, stageName: string): Promise<Record<string, string>> {
  return (await call("apigateway", "GetStage", { restApiId, stageName })).variables ?? {};
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

function settingPatches(before: readonly MethodSetting[], after: readonly MethodSetting[] = []): Patches {
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

/** `/*` and `*` stand for everything; another resource path is escaped. */
function pathOf({ ResourcePath, HttpMethod }: MethodSetting): string {
  const path = ResourcePath === "/*" ? "*" : escaped(ResourcePath);
  return `/${path}/${HttpMethod}`;
}
