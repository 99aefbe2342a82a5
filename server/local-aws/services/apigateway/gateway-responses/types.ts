/** What API Gateway answers by itself, and with which status unless said otherwise (API reference, GatewayResponse). */
import type { GatewayResponseType } from "@aws-sdk/client-api-gateway";

/** Undefined: those that the others follow have no status of their own. */
const STATUS: Record<GatewayResponseType, string | undefined> = {
  ACCESS_DENIED: "403",
  API_CONFIGURATION_ERROR: "500",
  AUTHORIZER_CONFIGURATION_ERROR: "500",
  AUTHORIZER_FAILURE: "500",
  BAD_REQUEST_BODY: "400",
  BAD_REQUEST_PARAMETERS: "400",
  DEFAULT_4XX: undefined,
  DEFAULT_5XX: undefined,
  EXPIRED_TOKEN: "403",
  INTEGRATION_FAILURE: "504",
  INTEGRATION_TIMEOUT: "504",
  INVALID_API_KEY: "403",
  INVALID_SIGNATURE: "403",
  MISSING_AUTHENTICATION_TOKEN: "403",
  QUOTA_EXCEEDED: "429",
  REQUEST_TOO_LARGE: "413",
  RESOURCE_NOT_FOUND: "404",
  THROTTLED: "429",
  UNAUTHORIZED: "401",
  UNSUPPORTED_MEDIA_TYPE: "415",
  WAF_FILTERED: "403",
};

/** By name. */
export const RESPONSE_TYPES = Object.keys(STATUS) as GatewayResponseType[];

export const isResponseType = (name: string): name is GatewayResponseType => Object.hasOwn(STATUS, name);

export const statusOf = (type: GatewayResponseType): string | undefined => STATUS[type];

/** The one that a response without settings of its own takes them from. */
export const classOf = (type: GatewayResponseType): GatewayResponseType =>
  (STATUS[type] ?? type.replace("DEFAULT_", "")).startsWith("5") ? "DEFAULT_5XX" : "DEFAULT_4XX";
