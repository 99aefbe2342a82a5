/** Deployments: immutable snapshots of an API. */
import type { Deployment, MethodSnapshot } from "@aws-sdk/client-api-gateway";
import { badRequest } from "../errors";
import type { DeploymentRecord, Operation } from "../model";
import { pageOf } from "../paging";
import { applyPatches, type PatchRule } from "../patch/apply";
import { text } from "../patch/rules";
import { deployments, findDeployment, findRestApi, keyOf, stagesOf } from "../tables";
import { createDeployment } from "./create";

const show = ({ id, description, createdDate }: DeploymentRecord): Deployment => ({ id, description, createdDate });

const getDeployment: Operation<"GetDeployment"> = (input, context) => {
  const deployment = findDeployment(context, input.restApiId, input.deploymentId);
  const other = input.embed?.find((name) => name !== "apisummary");
  if (other !== undefined)
    throw badRequest(`Invalid embed parameter specified: ${other}. Only 'apisummary' is supported`);
  return input.embed?.length ? { ...show(deployment), apiSummary: summaryOf(deployment) } : show(deployment);
};

/** Path to verb to how it is authorized: all of a snapshot that AWS tells here. Its integrations need GetExport. */
function summaryOf({ resources }: DeploymentRecord): Record<string, Record<string, MethodSnapshot>> {
  const paths = resources.filter((resource) => Object.keys(resource.methods).length > 0);
  return Object.fromEntries(
    paths.map(({ path, methods }) => [
      path,
      Object.fromEntries(
        Object.entries(methods).map(([verb, { authorizationType, apiKeyRequired }]) => [
          verb,
          { authorizationType, apiKeyRequired },
        ]),
      ),
    ]),
  );
}

/** Newest first. */
const getDeployments: Operation<"GetDeployments"> = (input, context) => {
  const { id } = findRestApi(context, input.restApiId);
  const own = deployments(context)
    .values()
    .filter((deployment) => deployment.restApiId === id);
  const { items, position } = pageOf(own.reverse(), (deployment) => deployment.id, input);
  return { items: items.map(show), position };
};

const PATCHES: readonly PatchRule<DeploymentRecord>[] = [text("description", undefined, ["replace"])];

const updateDeployment: Operation<"UpdateDeployment"> = (input, context) => {
  const deployment = findDeployment(context, input.restApiId, input.deploymentId);
  const changed = applyPatches(deployment, input.patchOperations, PATCHES);
  deployments(context).put(keyOf(changed.restApiId, changed.id), changed);
  return show(changed);
};

const deleteDeployment: Operation<"DeleteDeployment"> = (input, context) => {
  const { restApiId, id } = findDeployment(context, input.restApiId, input.deploymentId);
  const pointing = stagesOf(context, restApiId).some(
    (stage) => stage.deploymentId === id || stage.canarySettings?.deploymentId === id,
  );
  if (pointing) throw badRequest("Active stages pointing to this deployment must be moved or deleted");
  deployments(context).delete(keyOf(restApiId, id));
  return {};
};

export const deploymentHandlers = {
  CreateDeployment: createDeployment,
  GetDeployment: getDeployment,
  GetDeployments: getDeployments,
  UpdateDeployment: updateDeployment,
  DeleteDeployment: deleteDeployment,
};
