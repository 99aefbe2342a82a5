/** ImportRestApi makes a new API of a definition; PutRestApi puts one into an API that is there. */
import type { EndpointType } from "@aws-sdk/client-api-gateway";
import { badRequest } from "../errors";
import type { ApiExtensions, Operation, ResourceRecord, RestApiRecord } from "../model";
import { modelsOf } from "../models/built-in";
import { checkApiKeySource, checkCompressionSize, checkName } from "../rest-apis/check";
import { newRestApi } from "../rest-apis/create";
import {
  findRestApi,
  keyOf,
  resources,
  resourcesOf,
  restApis,
  type Scope,
  saveResource,
  wholeSeconds,
} from "../tables";
import { type Definition, readDefinition } from "./definition";
import { recordOf, textsOf } from "./json";
import { type Mode, mergedResources } from "./merge-resources";
import { Notes } from "./notes";
import { parseBody } from "./parse";
import { sourceOf } from "./source";

const importRestApi: Operation<"ImportRestApi"> = (input, context) => {
  const { notes, definition, document } = read(input);
  const configuration = recordOf(document["x-amazon-apigateway-endpoint-configuration"]);
  const types = input.parameters?.endpointConfigurationTypes?.split(",") ?? textsOf(configuration.types);
  const vpcEndpointIds = textsOf(configuration.vpcEndpointIds);
  const made = newRestApi(
    {
      ...definition.api,
      name: definition.api.name,
      endpointConfiguration: {
        ...(types.length > 0 ? { types: types as EndpointType[] } : {}),
        ...(vpcEndpointIds.length > 0 ? { vpcEndpointIds } : {}),
      },
      disableExecuteApiEndpoint: configuration.disableExecuteApiEndpoint === true,
    },
    wholeSeconds(context.world.now()),
  );
  const root: ResourceRecord = { restApiId: made.id, id: made.rootResourceId, path: "/", methods: {} };
  const after = mergedResources([root], definition, "overwrite", notes);
  notes.raise(input.failOnWarnings);
  return store(context, { ...made, models: definition.models, extensions: definition.extensions }, [], after, notes);
};

const putRestApi: Operation<"PutRestApi"> = (input, context) => {
  const api = findRestApi(context, input.restApiId);
  const mode = modeOf(input.mode);
  const { notes, definition } = read(input);
  const before = resourcesOf(context, api.id);
  const after = mergedResources(before, definition, mode, notes);
  notes.attempt("Unable to update the API", () => {
    checkName(definition.api.name ?? api.name);
    checkApiKeySource(definition.api.apiKeySource ?? "HEADER");
    checkCompressionSize(definition.api.minimumCompressionSize);
  });
  notes.raise(input.failOnWarnings);
  return store(context, changed(api, definition, mode), before, after, notes);
};

/** The SDK takes a body in many forms; on the wire, and so here, it is bytes. */
function read(input: { body?: unknown; parameters?: Record<string, string> | undefined }) {
  const notes = new Notes();
  const document = parseBody(input.body instanceof Uint8Array ? input.body : undefined);
  return { notes, document, definition: readDefinition(sourceOf(document, notes), input.parameters?.basepath) };
}

function modeOf(mode: string | undefined): Mode {
  if (mode === undefined || mode === "merge") return "merge";
  if (mode === "overwrite") return "overwrite";
  throw badRequest("Invalid mode specified. Must be one of: [merge, overwrite]");
}

/** What the definition does not say of the API itself stays; what belongs to its methods goes when overwritten. */
function changed(api: RestApiRecord, definition: Definition, mode: Mode): RestApiRecord {
  const merge = mode === "merge";
  const kept = merge ? api : { ...api, description: undefined, version: undefined, binaryMediaTypes: undefined };
  const models = merge ? { ...modelsOf(api), ...definition.models } : definition.models;
  const extensions = merge ? mergedExtensions(api.extensions, definition.extensions) : definition.extensions;
  return { ...kept, ...definition.api, models, extensions };
}

function mergedExtensions(before: ApiExtensions | undefined, after: ApiExtensions): ApiExtensions {
  return {
    requestValidators: { ...before?.requestValidators, ...after.requestValidators },
    gatewayResponses: { ...before?.gatewayResponses, ...after.gatewayResponses },
    authorizers: { ...before?.authorizers, ...after.authorizers },
  };
}

function store(
  scope: Scope,
  api: RestApiRecord,
  before: readonly ResourceRecord[],
  after: readonly ResourceRecord[],
  notes: Notes,
): RestApiRecord {
  const stays = new Set(after.map(({ id }) => id));
  for (const { id } of before) if (!stays.has(id)) resources(scope).delete(keyOf(api.id, id));
  for (const resource of after) if (!before.includes(resource)) saveResource(scope, resource);
  restApis(scope).put(api.id, api);
  return notes.warnings.length > 0 ? { ...api, warnings: notes.warnings } : api;
}

export const importHandlers = { ImportRestApi: importRestApi, PutRestApi: putRestApi };
