import { conflict, required } from "../errors";
import type { MethodRecord, Operation } from "../model";
import { findResource, own, saveMethod } from "../tables";
import { checkAuthorization, checkRequestParameter, checkValidator, checkVerb } from "./check";

export const putMethod: Operation<"PutMethod"> = (input, context) => {
  const resource = findResource(context, input.restApiId, input.resourceId);
  const httpMethod = checkVerb(input.httpMethod);
  const authorizationType = required(input.authorizationType, "authorizationType");
  checkAuthorization(authorizationType);
  checkValidator(input.requestValidatorId);
  for (const name of Object.keys(input.requestParameters ?? {})) checkRequestParameter(name);
  if (own(resource.methods, httpMethod)) throw conflict("Method already exists for this resource");
  const method: MethodRecord = {
    httpMethod,
    authorizationType,
    apiKeyRequired: input.apiKeyRequired ?? false,
    operationName: input.operationName,
    requestParameters: input.requestParameters,
    requestModels: input.requestModels,
    authorizationScopes: input.authorizationScopes,
  };
  return saveMethod(context, resource, method);
};
