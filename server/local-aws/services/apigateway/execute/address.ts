/** Which API, stage and path a request to the execute endpoint is for. */

export interface ExecuteAddress {
  apiId: string;
  stageName: string;
  /** As it was sent (not decoded), beginning with a slash. */
  path: string;
  /** With its question mark, or empty. */
  query: string;
}

const CANONICAL = /^\/restapis\/([^/?]+)\/([^/?]+)\/_user_request_(\/[^?]*)?(\?.*)?$/s;
const BY_HOST = /^([a-z0-9]+)\.execute-api\.localhost(?::\d+)?$/i;
const STAGE_FIRST = /^\/([^/?]*)(\/[^?]*)?(\?.*)?$/s;

/**
 * `/restapis/{apiId}/{stage}/_user_request_/{path}`, or `/{stage}/{path}` at `{apiId}.execute-api.localhost`.
 * Undefined for everything else.
 */
export function executeAddress(url: string, host: string | undefined): ExecuteAddress | undefined {
  const [, apiByHost] = BY_HOST.exec(host ?? "") ?? [];
  if (apiByHost !== undefined) {
    const [, stageName = "", path = "/", query = ""] = STAGE_FIRST.exec(url) ?? [];
    return { apiId: apiByHost.toLowerCase(), stageName, path, query };
  }
  const match = CANONICAL.exec(url);
  if (!match) return undefined;
  const [, apiId = "", stageName = "", path = "/", query = ""] = match;
  return { apiId, stageName, path, query };
}
