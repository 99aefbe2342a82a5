/** Stages: a named pointer to a snapshot, with the variables that bind it. */
import type { Operation } from "../model";
import { findRestApi, findStage, keyOf, stages, stagesOf } from "../tables";
import { createStage } from "./create";
import { updateStage } from "./update";
import { stageView } from "./view";

const getStage: Operation<"GetStage"> = (input, context) =>
  stageView(findStage(context, input.restApiId, input.stageName));

const getStages: Operation<"GetStages"> = (input, context) => {
  const all = stagesOf(context, findRestApi(context, input.restApiId).id);
  const { deploymentId } = input;
  const chosen = deploymentId ? all.filter((stage) => stage.deploymentId === deploymentId) : all;
  return { item: chosen.map(stageView) };
};

const deleteStage: Operation<"DeleteStage"> = (input, context) => {
  const { restApiId, stageName } = findStage(context, input.restApiId, input.stageName);
  stages(context).delete(keyOf(restApiId, stageName));
  return {};
};

export const stageHandlers = {
  CreateStage: createStage,
  GetStage: getStage,
  GetStages: getStages,
  UpdateStage: updateStage,
  DeleteStage: deleteStage,
};
