import { badRequest } from "../errors";
import type { Operation, ResourceRecord } from "../model";
import { applyPatches, type PatchRule } from "../patch/apply";
import { findResource, resourcesOf, type Scope, saveResource } from "../tables";
import { checkPathPart, joinPath } from "./path-part";
import { showResource } from "./view";

/** Renames or moves a resource; the paths of all below it follow. */
export const updateResource: Operation<"UpdateResource"> = (input, context) => {
  const resource = findResource(context, input.restApiId, input.resourceId);
  if (resource.parentId === undefined && input.patchOperations?.length) {
    throw badRequest("Cannot update the root resource");
  }
  const changed = applyPatches(resource, input.patchOperations, RESOURCE_PATCHES);
  if (changed === resource) return showResource(resource, false);
  const all = resourcesOf(context, resource.restApiId);
  const parent = findResource(context, resource.restApiId, changed.parentId);
  if (isBelow(parent, resource.id, all)) throw badRequest("Resources cannot be cyclic.");
  const siblings = all.filter((other) => other.parentId === parent.id && other.id !== resource.id);
  checkPathPart(changed.pathPart ?? "", parent, siblings);
  return showResource(relocate(context, changed, parent.path, all), false);
};

const RESOURCE_PATCHES: readonly PatchRule<ResourceRecord>[] = [
  { path: "/parentId", ops: ["replace"], apply: (resource, { value }) => ({ ...resource, parentId: value }) },
  { path: "/pathPart", ops: ["replace"], apply: (resource, { value }) => ({ ...resource, pathPart: value }) },
];

function isBelow(resource: ResourceRecord, ancestorId: string, all: readonly ResourceRecord[]): boolean {
  if (resource.id === ancestorId) return true;
  const parent = all.find((other) => other.id === resource.parentId);
  return parent !== undefined && isBelow(parent, ancestorId, all);
}

function relocate(scope: Scope, resource: ResourceRecord, parentPath: string, all: readonly ResourceRecord[]) {
  const moved = saveResource(scope, { ...resource, path: joinPath(parentPath, resource.pathPart ?? "") });
  for (const child of all) if (child.parentId === moved.id) relocate(scope, child, moved.path, all);
  return moved;
}
