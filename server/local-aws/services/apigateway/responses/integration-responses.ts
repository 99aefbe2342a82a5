/** Integration responses: how what the endpoint answered becomes a method response. */
import type { ContentHandlingStrategy, IntegrationResponse } from "@aws-sdk/client-api-gateway";
import { notFound } from "../errors";
import { findIntegration } from "../integrations/handlers";
import type { MethodRecord, Operation } from "../model";
import { applyPatches, type PatchRule } from "../patch/apply";
import { member, text } from "../patch/rules";
import { type MethodAddress, own, type Scope, saveMethod, without } from "../tables";
import { checkResponseMappings, checkStatusCode } from "./check";

const putIntegrationResponse: Operation<"PutIntegrationResponse"> = (input, context) => {
  const { resource, method } = findIntegration(context, input);
  const statusCode = checkStatusCode(input.statusCode);
  const { selectionPattern, responseParameters, responseTemplates, contentHandling } = input;
  const response: IntegrationResponse = {
    statusCode,
    // An empty pattern is none: the default response.
    selectionPattern: selectionPattern || undefined,
    responseParameters,
    responseTemplates,
    contentHandling,
  };
  checkDeclared(response, method);
  saveMethod(context, resource, withResponses(method, { ...responsesOf(method), [statusCode]: response }));
  return response;
};

/** The method response of the same status must exist before it is mapped to. */
function checkDeclared(response: IntegrationResponse, method: MethodRecord): void {
  const declared = own(method.methodResponses, response.statusCode ?? "");
  if (!declared) throw notFound("Invalid Response status code specified");
  checkResponseMappings(response, declared);
}

const responsesOf = (method: MethodRecord) => method.methodIntegration?.integrationResponses ?? {};

function withResponses(method: MethodRecord, integrationResponses: Record<string, IntegrationResponse>): MethodRecord {
  const { methodIntegration } = method;
  return methodIntegration ? { ...method, methodIntegration: { ...methodIntegration, integrationResponses } } : method;
}

function find(scope: Scope, input: MethodAddress & { statusCode?: string | undefined }) {
  const { resource, method } = findIntegration(scope, input);
  const statusCode = input.statusCode ?? "";
  const response = own(responsesOf(method), statusCode);
  if (!response) throw notFound("Invalid Response status code specified");
  return { resource, method, statusCode, response };
}

const getIntegrationResponse: Operation<"GetIntegrationResponse"> = (input, context) => find(context, input).response;

const PATCHES: readonly PatchRule<IntegrationResponse>[] = [
  text("selectionPattern"),
  member("responseParameters", ({ value }) => value),
  member("responseTemplates", ({ value }) => value),
  {
    path: "/contentHandling",
    ops: ["replace", "remove"],
    apply: (response, { op, value }) => ({
      ...response,
      contentHandling: op === "remove" ? undefined : (value as ContentHandlingStrategy),
    }),
  },
];

const updateIntegrationResponse: Operation<"UpdateIntegrationResponse"> = (input, context) => {
  const { resource, method, statusCode, response } = find(context, input);
  const changed = applyPatches(response, input.patchOperations, PATCHES);
  checkDeclared(changed, method);
  saveMethod(context, resource, withResponses(method, { ...responsesOf(method), [statusCode]: changed }));
  return changed;
};

const deleteIntegrationResponse: Operation<"DeleteIntegrationResponse"> = (input, context) => {
  const { resource, method, statusCode } = find(context, input);
  saveMethod(context, resource, withResponses(method, without(responsesOf(method), statusCode)));
  return {};
};

export const integrationResponseHandlers = {
  PutIntegrationResponse: putIntegrationResponse,
  GetIntegrationResponse: getIntegrationResponse,
  UpdateIntegrationResponse: updateIntegrationResponse,
  DeleteIntegrationResponse: deleteIntegrationResponse,
};
