import { required } from "../errors";
import type { IntegrationRecord, Operation } from "../model";
import { findMethod, saveMethod } from "../tables";
import { checkIntegration } from "./check";

/** AWS's default, and the longest it allows without a raised quota. */
const DEFAULT_TIMEOUT = 29_000;

/** Sets what a method calls. The integration responses of an earlier integration go with it. */
export const putIntegration: Operation<"PutIntegration"> = (input, context) => {
  const { resource, method } = findMethod(context, input);
  const { restApiId: _api, resourceId, httpMethod: _verb, integrationHttpMethod, ...settings } = input;
  const integration: IntegrationRecord = {
    ...settings,
    type: required(input.type, "type"),
    httpMethod: integrationHttpMethod,
    passthroughBehavior: input.passthroughBehavior ?? "WHEN_NO_MATCH",
    timeoutInMillis: input.timeoutInMillis ?? DEFAULT_TIMEOUT,
    cacheNamespace: input.cacheNamespace ?? resourceId,
    cacheKeyParameters: input.cacheKeyParameters ?? [],
  };
  checkIntegration(integration, method, resource);
  saveMethod(context, resource, { ...method, methodIntegration: integration });
  return integration;
};
