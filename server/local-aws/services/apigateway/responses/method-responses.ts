/** Method responses: the statuses and headers a method may answer with. */
import type { MethodResponse } from "@aws-sdk/client-api-gateway";
import { conflict, notFound } from "../errors";
import type { Operation } from "../model";
import { applyPatches, type PatchRule } from "../patch/apply";
import { booleanOf, member } from "../patch/rules";
import { findMethod, type MethodAddress, own, type Scope, saveMethod, without } from "../tables";
import { checkResponseParameter, checkStatusCode } from "./check";

const putMethodResponse: Operation<"PutMethodResponse"> = (input, context) => {
  const { resource, method } = findMethod(context, input);
  const statusCode = checkStatusCode(input.statusCode);
  for (const name of Object.keys(input.responseParameters ?? {})) checkResponseParameter(name);
  if (own(method.methodResponses, statusCode)) throw conflict("Response already exists for this method");
  const { responseParameters, responseModels } = input;
  const response: MethodResponse = { statusCode, responseParameters, responseModels };
  saveMethod(context, resource, { ...method, methodResponses: { ...method.methodResponses, [statusCode]: response } });
  return response;
};

function find(scope: Scope, input: MethodAddress & { statusCode?: string | undefined }) {
  const { resource, method } = findMethod(scope, input);
  const statusCode = input.statusCode ?? "";
  const response = own(method.methodResponses, statusCode);
  if (!response) throw notFound("Invalid Response status code specified");
  return { resource, method, statusCode, response };
}

const getMethodResponse: Operation<"GetMethodResponse"> = (input, context) => find(context, input).response;

const PATCHES: readonly PatchRule<MethodResponse>[] = [
  member("responseModels", ({ value }) => value),
  member("responseParameters", (patch) => {
    checkResponseParameter(patch.names[0] ?? "");
    return booleanOf(patch);
  }),
];

const updateMethodResponse: Operation<"UpdateMethodResponse"> = (input, context) => {
  const { resource, method, statusCode, response } = find(context, input);
  const changed = applyPatches(response, input.patchOperations, PATCHES);
  saveMethod(context, resource, { ...method, methodResponses: { ...method.methodResponses, [statusCode]: changed } });
  return changed;
};

const deleteMethodResponse: Operation<"DeleteMethodResponse"> = (input, context) => {
  const { resource, method, statusCode } = find(context, input);
  saveMethod(context, resource, { ...method, methodResponses: without(method.methodResponses, statusCode) });
  return {};
};

export const methodResponseHandlers = {
  PutMethodResponse: putMethodResponse,
  GetMethodResponse: getMethodResponse,
  UpdateMethodResponse: updateMethodResponse,
  DeleteMethodResponse: deleteMethodResponse,
};
