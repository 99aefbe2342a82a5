import type { RestApi, Stage } from "@aws-sdk/client-api-gateway";

type Setting = [isSet: unknown, words: string];

/** What of an API is set beyond its paths. */
export function apiExtras(api: RestApi): string[] {
  const [type = "REGIONAL"] = api.endpointConfiguration?.types ?? [];
  return wordsOf([
    [type !== "REGIONAL", `endpoint type ${type}`],
    [api.policy, "a resource policy"],
    [api.binaryMediaTypes?.length, `binary media types ${api.binaryMediaTypes?.join(", ")}`],
    [api.minimumCompressionSize !== undefined, `compression from ${api.minimumCompressionSize} bytes`],
    [api.disableExecuteApiEndpoint, "the default endpoint switched off"],
    [api.apiKeySource === "AUTHORIZER", "API keys from an authorizer"],
  ]);
}

/** What of a stage is set beyond variables, throttling and canary. */
export function stageExtras(stage: Stage): string[] {
  const methods = Object.values(stage.methodSettings ?? {});
  return wordsOf([
    [stage.cacheClusterEnabled, `a cache of ${stage.cacheClusterSize} GB`],
    [stage.tracingEnabled, "tracing by X-Ray"],
    [stage.accessLogSettings?.destinationArn, "an access log"],
    [stage.clientCertificateId, "a client certificate"],
    [stage.webAclArn, "a web ACL"],
    [methods.some(({ loggingLevel }) => loggingLevel && loggingLevel !== "OFF"), "execution logs"],
    [methods.some(({ metricsEnabled }) => metricsEnabled), "detailed metrics"],
  ]);
}

const wordsOf = (all: Setting[]): string[] => all.flatMap(([isSet, words]) => (isSet ? [words] : []));

/** Absent where there is nothing to say. */
export const said = (extras: string[]): { extras?: string[] } => (extras.length > 0 ? { extras } : {});
