/** Stageway's page of an API, with one of its stages chosen for the comparison. */
export const apiHref = (apiId: string, stage?: string): string =>
  `/apis/${encodeURIComponent(apiId)}${stage === undefined ? "" : `?stage=${encodeURIComponent(stage)}#methods`}`;
