/** What AWS refuses of a method. */
import { badRequest, notFound } from "../errors";

const VERBS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "ANY"];

export function checkVerb(verb: string | undefined): string {
  if (verb === undefined || !VERBS.includes(verb)) throw badRequest("Invalid HTTP method specified");
  return verb;
}

/** NONE or AWS_IAM: the other types need an authorizer, and an API of this endpoint can have none. */
export function checkAuthorization(type: string): void {
  if (type === "NONE" || type === "AWS_IAM") return;
  if (type !== "CUSTOM" && type !== "COGNITO_USER_POOLS") throw badRequest("Invalid authorization type specified");
  throw badRequest(
    "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.",
  );
}

export function checkValidator(id: string | undefined): void {
  if (id !== undefined && id !== "") throw notFound("Invalid Request Validator identifier specified");
}

/** `method.request.{querystring|path|header}.{name}`, the only form of a declared request parameter. */
export function checkRequestParameter(name: string): void {
  if (!/^method\.request\.(querystring|path|header)\.[\w.$:!#%&'*+^`|~-]+$/.test(name)) throw invalidMapping(name);
}

/** AWS's text for every mapping expression it does not take. */
export const invalidMapping = (expression: string) =>
  badRequest(
    `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: ${expression}]`,
  );
