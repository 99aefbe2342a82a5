import { defineType } from "../resource-type";
import { structure, text, textMap } from "../shapes";
import { member } from "./patches";
import { accessLogPatches, deploymentSettings, patchStage, settingPatches } from "./stage-settings";

const stageDescription = structure({
  Description: text.optional(),
  Variables: textMap.optional(),
  ...deploymentSettings,
});

export const deployment = defineType({
  type: "AWS::ApiGateway::Deployment",
  schema: structure({
    RestApiId: text,
    Description: text.optional(),
    StageName: text.optional(),
    StageDescription: stageDescription.optional(),
  }),
  replaces: ["RestApiId", "StageName", "StageDescription"],
  attributeNames: ["DeploymentId"],

  async create({ call, properties, made }) {
    const { RestApiId, Description, StageName, StageDescription } = properties;
    const { id = "" } = await call("apigateway", "CreateDeployment", {
      restApiId: RestApiId,
      description: Description,
      stageName: StageName,
      stageDescription: StageDescription?.Description,
      variables: StageDescription?.Variables,
    });
    made(id);
    if (StageName !== undefined && StageDescription) {
      const {
        Description: _words,
        Variables: _variables,
        AccessLogSetting,
        MethodSettings = [],
        ...all
      } = StageDescription;
      await patchStage(call, RestApiId, StageName, [
        ...accessLogPatches(undefined, AccessLogSetting),
        ...settingPatches([], [{ ResourcePath: "/*", HttpMethod: "*", ...all }, ...MethodSettings]),
      ]);
    }
    return id;
  },

  async update({ call, id, properties, previous }) {
    const patchOperations = member("/description", previous.Description, properties.Description);
    const restApiId = properties.RestApiId;
    await call("apigateway", "UpdateDeployment", { restApiId, deploymentId: id, patchOperations });
  },

  async attributes({ id }) {
    return { DeploymentId: id };
  },

  /** With the stage that it made, which would keep it from going. */
  async delete({ call, id, properties }) {
    const { RestApiId: restApiId, StageName: stageName } = properties;
    if (stageName !== undefined) {
      const { item = [] } = await call("apigateway", "GetStages", { restApiId, deploymentId: id });
      if (item.some((stage) => stage.stageName === stageName)) {
        await call("apigateway", "DeleteStage", { restApiId, stageName });
      }
    }
    await call("apigateway", "DeleteDeployment", { restApiId, deploymentId: id });
  },

  async read({ call, id, properties }) {
    const { RestApiId } = properties;
    const found = await call("apigateway", "GetDeployment", { restApiId: RestApiId, deploymentId: id });
    return { RestApiId, Description: found.description };
  },
});
