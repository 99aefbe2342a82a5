import { badRequest } from "../errors";
import type { Operation } from "../model";
import { findResource, keyOf, resources, resourcesOf, type Scope } from "../tables";

/** Takes the resource with its whole subtree, as AWS does. */
export const deleteResource: Operation<"DeleteResource"> = (input, context) => {
  const resource = findResource(context, input.restApiId, input.resourceId);
  if (resource.parentId === undefined) throw badRequest("Root resource cannot be deleted");
  deleteTree(context, resource.restApiId, resource.id);
  return {};
};

function deleteTree(scope: Scope, restApiId: string, id: string): void {
  for (const child of resourcesOf(scope, restApiId)) if (child.parentId === id) deleteTree(scope, restApiId, child.id);
  resources(scope).delete(keyOf(restApiId, id));
}
