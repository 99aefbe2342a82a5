import "server-only";
import { settings } from "../settings";

const LOCAL_FORM = "/restapis/{apiId}/{stage}/_user_request_";

/** The address of a stage, without a slash at its end; a path of the snapshot is appended as it is. */
export function invokeUrl(apiId: string, stage: string): string {
  const { region } = settings();
  return template()
    .replaceAll("{apiId}", encodeURIComponent(apiId))
    .replaceAll("{stage}", encodeURIComponent(stage))
    .replaceAll("{region}", region)
    .replace(/\/+$/, "");
}

function template(): string {
  const { invokeUrlTemplate, endpoint, region } = settings();
  if (invokeUrlTemplate !== null) return invokeUrlTemplate;
  // Any endpoint that is not AWS's own: the form that the embedded one and other implementations share.
  if (endpoint !== null) return `${endpoint}${LOCAL_FORM}`;
  const domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  return `https://{apiId}.execute-api.{region}.${domain}/{stage}`;
}
