import type { ApiKeySourceType, EndpointType } from "@aws-sdk/client-api-gateway";
import type { z } from "zod";
import { validationError } from "../../errors";
import { defineType, type Request } from "../resource-type";
import { documentText, flag, integer, json, structure, tagList, text, textMap, texts } from "../shapes";
import { asMap } from "../tags";
import { member, type Patches } from "./patches";
import { arnOf, readTags, retag } from "./tags";

const schema = structure({
  Name: text.optional(),
  Description: text.optional(),
  Body: json.optional(),
  Mode: text.optional(),
  FailOnWarnings: flag.optional(),
  Parameters: textMap.optional(),
  ApiKeySourceType: text.optional(),
  BinaryMediaTypes: texts.optional(),
  MinimumCompressionSize: integer.optional(),
  DisableExecuteApiEndpoint: flag.optional(),
  EndpointConfiguration: structure({ Types: texts.optional(), IpAddressType: text.optional() }).optional(),
  Policy: json.optional(),
  Tags: tagList.optional(),
});

type Properties = z.output<typeof schema>;

export const restApi = defineType({
  type: "AWS::ApiGateway::RestApi",
  schema,
  attributeNames: ["RestApiId", "RootResourceId"],

  async create(request) {
    const { call, properties, tags } = request;
    if (properties.Name === undefined && properties.Body === undefined) {
      throw validationError("Properties validation failed for an AWS::ApiGateway::RestApi: Name or Body is required");
    }
    const { id = "" } = await call("apigateway", "CreateRestApi", {
      name: nameOf(request),
      description: properties.Description,
      apiKeySource: properties.ApiKeySourceType as ApiKeySourceType | undefined,
      binaryMediaTypes: properties.BinaryMediaTypes,
      minimumCompressionSize: properties.MinimumCompressionSize,
      disableExecuteApiEndpoint: properties.DisableExecuteApiEndpoint,
      endpointConfiguration: properties.EndpointConfiguration && {
        types: properties.EndpointConfiguration.Types as EndpointType[] | undefined,
      },
      policy: properties.Policy && documentText(properties.Policy),
      tags: asMap(tags(properties.Tags)),
    });
    request.made(id);
    await putBody(request, id);
    return id;
  },

  async find(request) {
    const { items = [] } = await request.call("apigateway", "GetRestApis", { limit: 500 });
    const own = asMap(request.tags());
    const marked = items.find(
      ({ id = "", tags = {} }) =>
        !request.former.includes(id) && Object.entries(own).every(([key, value]) => tags[key] === value),
    );
    if (marked?.id === undefined) return undefined;
    await putBody(request, marked.id);
    return marked.id;
  },

  async update(change) {
    const { call, id, region, properties, previous, tags } = change;
    const patchOperations: Patches = [
      ...member("/name", previous.Name, properties.Name ?? nameOf(change)),
      ...member("/description", previous.Description, properties.Description),
      ...member("/minimumCompressionSize", previous.MinimumCompressionSize, properties.MinimumCompressionSize),
      ...member("/apiKeySource", previous.ApiKeySourceType ?? "HEADER", properties.ApiKeySourceType ?? "HEADER"),
      ...member(
        "/disableExecuteApiEndpoint",
        previous.DisableExecuteApiEndpoint ?? false,
        properties.DisableExecuteApiEndpoint ?? false,
      ),
      ...member("/policy", textOf(previous.Policy), textOf(properties.Policy)),
      ...endpointType(previous, properties),
    ];
    if (patchOperations.length > 0) await call("apigateway", "UpdateRestApi", { restApiId: id, patchOperations });
    await putBody(change, id);
    await retag(call, arnOf(region, `/restapis/${id}`), tags(properties.Tags));
  },

  async attributes({ call, id }) {
    const { rootResourceId = "" } = await call("apigateway", "GetRestApi", { restApiId: id });
    return { RestApiId: id, RootResourceId: rootResourceId };
  },

  async delete({ call, id }) {
    await call("apigateway", "DeleteRestApi", { restApiId: id });
  },

  async read({ call, id }) {
    const found = await call("apigateway", "GetRestApi", { restApiId: id });
    return {
      Name: found.name,
      Description: found.description,
      BinaryMediaTypes: found.binaryMediaTypes,
      MinimumCompressionSize: found.minimumCompressionSize,
      ApiKeySourceType: found.apiKeySource,
      DisableExecuteApiEndpoint: found.disableExecuteApiEndpoint,
      EndpointConfiguration: { Types: found.endpointConfiguration?.types },
    };
  },

  readTags: ({ call, id, region }) => readTags(call, arnOf(region, `/restapis/${id}`)),
});

function nameOf({ properties, name }: Request<Properties>): string {
  return properties.Name ?? titleOf(properties.Body) ?? name();
}

function titleOf(body: Properties["Body"]): string | undefined {
  const info = typeof body === "object" ? body.info : undefined;
  const title = typeof info === "object" && info !== null ? (info as { title?: unknown }).title : undefined;
  return typeof title === "string" ? title : undefined;
}

const textOf = (document: Properties["Policy"]) => (document === undefined ? undefined : documentText(document));

/** Overwrites unless `Mode` is merge, as for an API that CloudFormation made. */
async function putBody({ call, properties }: Request<Properties>, restApiId: string): Promise<void> {
  const { Body, Mode, FailOnWarnings, Parameters } = properties;
  if (Body === undefined) return;
  await call("apigateway", "PutRestApi", {
    restApiId,
    mode: Mode === "merge" ? "merge" : "overwrite",
    failOnWarnings: FailOnWarnings,
    parameters: Parameters,
    body: new TextEncoder().encode(documentText(Body)),
  });
}

function endpointType(previous: Properties, properties: Properties): Patches {
  const before = previous.EndpointConfiguration?.Types?.[0] ?? "EDGE";
  const after = properties.EndpointConfiguration?.Types?.[0] ?? "EDGE";
  return before === after ? [] : [{ op: "replace", path: `/endpointConfiguration/types/${before}`, value: after }];
}
