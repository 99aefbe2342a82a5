import type { CacheClusterSize } from "@aws-sdk/client-api-gateway";
import { type Call, isMissing } from "../../calls";
import { validationError } from "../../errors";
import { defineType } from "../resource-type";
import { flag, structure, tagList, text, textMap } from "../shapes";
import { asMap } from "../tags";
import { member, members } from "./patches";
import { accessLogPatches, patchStage, settingPatches, stageSettings } from "./stage-settings";
import { arnOf, readTags, retag } from "./tags";

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
    ...stageSettings,
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
    await patchStage(call, RestApiId, StageName, [
      ...accessLogPatches(undefined, properties.AccessLogSetting),
      ...settingPatches([], properties.MethodSettings),
    ]);
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
    await patchStage(call, restApiId, stageName, [
      ...accessLogPatches(undefined, properties.AccessLogSetting),
      ...settingPatches([], properties.MethodSettings),
    ]);
    return stageName;
  },

  async update({ call, id, region, properties, previous, tags }) {
    const { RestApiId } = properties;
    await patchStage(call, RestApiId, id, [
      ...member("/deploymentId", previous.DeploymentId, properties.DeploymentId),
      ...member("/description", previous.Description, properties.Description),
      ...member("/tracingEnabled", previous.TracingEnabled ?? false, properties.TracingEnabled ?? false),
      ...members("/variables", await variablesOf(call, RestApiId, id), properties.Variables),
      ...accessLogPatches(previous.AccessLogSetting, properties.AccessLogSetting),
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
      AccessLogSetting: found.accessLogSettings && {
        DestinationArn: found.accessLogSettings.destinationArn,
        Format: found.accessLogSettings.format,
      },
    };
  },

  readTags: ({ call, id, region, properties }) =>
    readTags(call, arnOf(region, `/restapis/${properties.RestApiId}/stages/${id}`)),
});

async function variablesOf(call: Call, restApiId: string, stageName: string): Promise<Record<string, string>> {
  return (await call("apigateway", "GetStage", { restApiId, stageName })).variables ?? {};
}
