/** Resources: the tree of paths of the editable API. */
import type { Operation } from "../model";
import { pageOf } from "../paging";
import { findResource, findRestApi, resourcesOf } from "../tables";
import { createResource } from "./create";
import { deleteResource } from "./delete";
import { updateResource } from "./update";
import { embedsMethods, showResource } from "./view";

const getResource: Operation<"GetResource"> = (input, context) =>
  showResource(findResource(context, input.restApiId, input.resourceId), embedsMethods(input.embed));

const getResources: Operation<"GetResources"> = (input, context) => {
  const { id } = findRestApi(context, input.restApiId);
  const embedded = embedsMethods(input.embed);
  const { items, position } = pageOf(resourcesOf(context, id), (resource) => resource.id, input);
  return { items: items.map((resource) => showResource(resource, embedded)), position };
};

export const resourceHandlers = {
  CreateResource: createResource,
  GetResource: getResource,
  GetResources: getResources,
  UpdateResource: updateResource,
  DeleteResource: deleteResource,
};
