import type { CreateRestApiCommandInput } from "@aws-sdk/client-api-gateway";
import { AwsError } from "../../../protocol/aws-error";
import { shortId } from "../../../protocol/ids";
import { badRequest } from "../errors";
import type { Operation, RestApiRecord } from "../model";
import { restApis, saveResource, wholeSeconds } from "../tables";
import { checkTags } from "../tags/check";
import { checkApiKeySource, checkCompressionSize, checkEndpointTypes, checkName } from "./check";

/** A new API with nothing but its root resource `/`. */
export const createRestApi: Operation<"CreateRestApi"> = (input, context) => {
  // Better no answer than an empty API that its caller takes for a copy.
  if (input.cloneFrom !== undefined) {
    throw new AwsError("NotImplemented", "CreateRestApi with cloneFrom is not offered by this endpoint", 501);
  }
  const api = newRestApi(input, wholeSeconds(context.world.now()));
  restApis(context).put(api.id, api);
  saveResource(context, { restApiId: api.id, id: api.rootResourceId, path: "/", methods: {} });
  return api;
};

type NewRestApi = Partial<CreateRestApiCommandInput> & { version?: string | undefined };

/** An API that does not exist yet, checked but not stored. EDGE unless said otherwise, as AWS does. */
export function newRestApi(input: NewRestApi, createdDate: Date): RestApiRecord {
  const name = checkName(input.name);
  checkApiKeySource(input.apiKeySource ?? "HEADER");
  checkCompressionSize(input.minimumCompressionSize);
  checkTags(input.tags);
  const types = input.endpointConfiguration?.types ?? ["EDGE"];
  checkEndpointTypes(types);
  if (types[0] === "PRIVATE" && input.policy === undefined && !input.endpointConfiguration?.vpcEndpointIds?.length) {
    throw badRequest("Private REST API doesn't have a resource policy attached to it");
  }
  return {
    id: shortId(10),
    name,
    description: input.description,
    version: input.version,
    createdDate,
    binaryMediaTypes: input.binaryMediaTypes,
    minimumCompressionSize: input.minimumCompressionSize,
    apiKeySource: input.apiKeySource ?? "HEADER",
    endpointConfiguration: { ipAddressType: "ipv4", ...input.endpointConfiguration, types },
    policy: input.policy,
    tags: input.tags,
    disableExecuteApiEndpoint: input.disableExecuteApiEndpoint ?? false,
    rootResourceId: shortId(10),
  };
}
