/** What API Gateway adds to a part when it keeps it, or keeps elsewhere: said or not, it is the same part. */
import { isRecord, type Json, recordOf, textOf } from "../json";

export const AUTHORIZER = "x-amazon-apigateway-authorizer";

/** Answers are kept for 300 s, and a token is in the header that the scheme names. */
export function authorizer(part: unknown): Json {
  const scheme = recordOf(part);
  const how = recordOf(scheme[AUTHORIZER]);
  const type = textOf(how.type)?.toLowerCase();
  const name = type === "request" || scheme.in !== "header" ? undefined : textOf(scheme.name);
  const header = name && `method.request.header.${name}`;
  const { identitySource = header, authorizerResultTtlInSeconds = 300 } = how;
  return { ...how, type, identitySource, authorizerResultTtlInSeconds };
}

export const requestValidator = (part: unknown): Json => ({
  validateRequestBody: false,
  validateRequestParameters: false,
  ...recordOf(part),
});

export function gatewayResponse(part: unknown, type: string): Json {
  const { statusCode, responseParameters, responseTemplates } = recordOf(part);
  return {
    statusCode: statusCode ?? STATUS[type],
    responseParameters: recordOf(responseParameters),
    responseTemplates: Object.keys(recordOf(responseTemplates)).length > 0 ? responseTemplates : TEMPLATES,
  };
}

/** Those that the others follow have no status of their own (API reference, GatewayResponse). */
const STATUS: Record<string, number> = {
  ACCESS_DENIED: 403,
  API_CONFIGURATION_ERROR: 500,
  AUTHORIZER_CONFIGURATION_ERROR: 500,
  AUTHORIZER_FAILURE: 500,
  BAD_REQUEST_BODY: 400,
  BAD_REQUEST_PARAMETERS: 400,
  EXPIRED_TOKEN: 403,
  INTEGRATION_FAILURE: 504,
  INTEGRATION_TIMEOUT: 504,
  INVALID_API_KEY: 403,
  INVALID_SIGNATURE: 403,
  MISSING_AUTHENTICATION_TOKEN: 403,
  QUOTA_EXCEEDED: 429,
  REQUEST_TOO_LARGE: 413,
  RESOURCE_NOT_FOUND: 404,
  THROTTLED: 429,
  UNAUTHORIZED: 401,
  UNSUPPORTED_MEDIA_TYPE: 415,
  WAF_FILTERED: 403,
};
const TEMPLATES = { "application/json": '{"message":$context.error.messageString}' };

/** Titles and descriptions are documentation, which API Gateway keeps apart (developer guide, "Documentation parts"). */
export function schema(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(schema);
  if (!isRecord(part)) return part;
  // A property may have such a name; then it is a schema.
  const kept = Object.entries(part).filter(([name, item]) => !DOCUMENTATION.includes(name) || isRecord(item));
  return Object.fromEntries(kept.map(([name, item]) => [name, schema(item)]));
}

const DOCUMENTATION = ["title", "description", "$schema"];

/** As a document: AWS answers with its text, whose quotes it escapes once more. */
export function policy(part: unknown): unknown {
  if (typeof part !== "string") return part;
  return read(part) ?? read(`"${part}"`) ?? part;
}

function read(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? JSON.parse(value) : value;
  } catch {
    return undefined;
  }
}
