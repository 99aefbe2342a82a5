/** Methods: a verb on a resource, and what its caller must bring. */
import type { Operation } from "../model";
import { applyPatches } from "../patch/apply";
import { findMethod, saveMethod, saveResource, without } from "../tables";
import { METHOD_PATCHES } from "./patches";
import { putMethod } from "./put";

const getMethod: Operation<"GetMethod"> = (input, context) => findMethod(context, input).method;

const updateMethod: Operation<"UpdateMethod"> = (input, context) => {
  const { resource, method } = findMethod(context, input);
  return saveMethod(context, resource, applyPatches(method, input.patchOperations, METHOD_PATCHES));
};

const deleteMethod: Operation<"DeleteMethod"> = (input, context) => {
  const { resource, method } = findMethod(context, input);
  saveResource(context, { ...resource, methods: without(resource.methods, method.httpMethod) });
  return {};
};

export const methodHandlers = {
  PutMethod: putMethod,
  GetMethod: getMethod,
  UpdateMethod: updateMethod,
  DeleteMethod: deleteMethod,
};
