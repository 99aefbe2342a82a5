import type { IntegrationResponse, MethodResponse } from "@aws-sdk/client-api-gateway";
import { badRequest } from "../errors";
import { invalidMapping } from "../methods/check";
import { own } from "../tables";

export function checkStatusCode(statusCode: string | undefined): string {
  if (statusCode === undefined || !/^[1-5]\d\d$/.test(statusCode)) throw badRequest("Invalid status code specified");
  return statusCode;
}

/** `method.response.header.{name}`: all that a method response can declare. */
export function checkResponseParameter(name: string): void {
  if (!/^method\.response\.header\.[\w!#$%&'*+.^`|~-]+$/.test(name)) throw invalidMapping(name);
}

/** A header can only be set when the method response declares it, from a literal or what the integration answered. */
export function checkResponseMappings(response: IntegrationResponse, declared: MethodResponse): void {
  for (const [target, source] of Object.entries(response.responseParameters ?? {})) {
    if (own(declared.responseParameters, target) === undefined) throw invalidMapping(target);
    const known =
      /^('.*'|stageVariables\.\w+|context\.[\w.]+|integration\.response\.(multivalueheader|header|body)(\..+)?)$/s;
    if (!known.test(source)) throw invalidMapping(source);
  }
}
