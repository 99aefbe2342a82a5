import { shortId } from "../../../protocol/ids";
import { limitExceeded, required } from "../errors";
import type { Operation } from "../model";
import { findResource, resourcesOf, saveResource } from "../tables";
import { checkPathPart, joinPath } from "./path-part";
import { showResource } from "./view";

/** Quota "Resources per API": 300 (developer guide). */
const MAX_RESOURCES = 300;

export const createResource: Operation<"CreateResource"> = (input, context) => {
  const parent = findResource(context, input.restApiId, input.parentId);
  const pathPart = required(input.pathPart, "pathPart");
  const all = resourcesOf(context, parent.restApiId);
  checkPathPart(
    pathPart,
    parent,
    all.filter((resource) => resource.parentId === parent.id),
  );
  if (all.length >= MAX_RESOURCES) throw limitExceeded("Maximum number of resources per API has been reached");
  const path = joinPath(parent.path, pathPart);
  const resource = { restApiId: parent.restApiId, id: shortId(6), parentId: parent.id, pathPart, path, methods: {} };
  return showResource(saveResource(context, resource), false);
};
