import type { Operation } from "../model";
import { deployments, findRestApi, keyOf, resources, resourcesOf, restApis, stages, stagesOf } from "../tables";

/** The API with all that belongs to it. Its stages answer `Forbidden` from now on. */
export const deleteRestApi: Operation<"DeleteRestApi"> = (input, context) => {
  const { id } = findRestApi(context, input.restApiId);
  for (const stage of stagesOf(context, id)) stages(context).delete(keyOf(id, stage.stageName));
  for (const deployment of deployments(context).values()) {
    if (deployment.restApiId === id) deployments(context).delete(keyOf(id, deployment.id));
  }
  for (const resource of resourcesOf(context, id)) resources(context).delete(keyOf(id, resource.id));
  restApis(context).delete(id);
  return {};
};
