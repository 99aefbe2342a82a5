import type { RestApi, Stage } from "@aws-sdk/client-api-gateway";
import { ENDPOINT_TYPES, type EndpointType } from "@/lib/contracts/endpoint-type";

type Setting = [isSet: unknown, words: string];

/** What of an API is set beyond its paths. */
export function apiExtras(api: RestApi): string[] {
  const [type = "REGIONAL"] = api.endpointConfiguration?.types ?? [];
  return wordsOf([
    [!isPublicType(type), `endpoint type ${type}`],
    [api.policy, "a resource policy"],
    [api.binaryMediaTypes?.length, `binary media types ${api.binaryMediaTypes?.join(", ")}`],
    [api.minimumCompressionSize !== undefined, `compression from ${api.minimumCompressionSize} bytes`],
    [api.disableExecuteApiEndpoint, "the default endpoint switched off"],
    [api.apiKeySource === "AUTHORIZER", "API keys from an authorizer"],
  ]);
}

/** Absent: regional. */
export function endpointTypeOf({ endpointConfiguration }: RestApi): { endpointType?: EndpointType } {
  const [type = "REGIONAL"] = endpointConfiguration?.types ?? [];
  return isPublicType(type) && type !== "REGIONAL" ? { endpointType: type } : {};
}

const isPublicType = (type: string): type is EndpointType => (ENDPOINT_TYPES as readonly string[]).includes(type);

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
