/** Integrations: what a method calls. */
import { notFound } from "../errors";
import type { IntegrationRecord, Operation } from "../model";
import { applyPatches } from "../patch/apply";
import { findMethod, type MethodAddress, type Scope, saveMethod } from "../tables";
import { checkIntegration } from "./check";
import { INTEGRATION_PATCHES } from "./patches";
import { putIntegration } from "./put";

export function findIntegration(scope: Scope, address: MethodAddress) {
  const { resource, method } = findMethod(scope, address);
  const integration = method.methodIntegration;
  if (!integration) throw notFound("No integration defined for method");
  return { resource, method, integration };
}

const getIntegration: Operation<"GetIntegration"> = (input, context) => findIntegration(context, input).integration;

const updateIntegration: Operation<"UpdateIntegration"> = (input, context) => {
  const { resource, method, integration } = findIntegration(context, input);
  const changed: IntegrationRecord = applyPatches(integration, input.patchOperations, INTEGRATION_PATCHES);
  checkIntegration(changed, method, resource);
  saveMethod(context, resource, { ...method, methodIntegration: changed });
  return changed;
};

const deleteIntegration: Operation<"DeleteIntegration"> = (input, context) => {
  const { resource, method } = findIntegration(context, input);
  const { methodIntegration: _gone, ...rest } = method;
  saveMethod(context, resource, rest);
  return {};
};

export const integrationHandlers = {
  PutIntegration: putIntegration,
  GetIntegration: getIntegration,
  UpdateIntegration: updateIntegration,
  DeleteIntegration: deleteIntegration,
};
