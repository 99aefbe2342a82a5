import "server-only";
import {
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  CreateStageCommand,
  DeleteStageCommand,
  GetDeploymentCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  GetStageCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  type Resource,
  type Stage,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway";
import type { EndpointType } from "@/lib/contracts/endpoint-type";
import { call } from "../call";
import { allPages } from "../read/pages";
import { given, orNull, type Tags, unlessThere } from "./or-null";

export type { Resource };

export interface StageInfo {
  deploymentId: string | null;
  variables: Record<string, string>;
}

export async function findApi(id: string): Promise<{ id: string; name: string } | null> {
  const answer = await orNull(call(new GetRestApiCommand({ restApiId: id })));
  return answer === null ? null : { id, name: answer.name ?? id };
}

/** AWS allows one such call in 3 s, and of edge-optimized APIs one in 30 s. */
export async function createApi(name: string, tags: Tags, endpointType: EndpointType = "REGIONAL"): Promise<string> {
  const endpointConfiguration = { types: [endpointType] };
  const answer = await call(new CreateRestApiCommand({ name, endpointConfiguration, tags }));
  return given(answer.id, "API id");
}

/** All resources with their methods and integrations: the editable API. */
export function listResources(apiId: string): Promise<Resource[]> {
  return allPages(async (position) => {
    const input = { restApiId: apiId, limit: 500, embed: ["methods"], position };
    const answer = await call(new GetResourcesCommand(input));
    return { items: answer.items, next: answer.position };
  });
}

export async function createResource(apiId: string, parentId: string, pathPart: string): Promise<string> {
  const answer = await call(new CreateResourceCommand({ restApiId: apiId, parentId, pathPart }));
  return given(answer.id, "resource id");
}

/** An open method that takes the path's parameters; that it is there already is fine. */
export async function putMethod(
  apiId: string,
  resourceId: string,
  httpMethod: string,
  pathParameters: string[] = [],
): Promise<void> {
  const parameters = pathParameters.map((name): [string, boolean] => [`method.request.path.${name}`, true]);
  const requestParameters = parameters.length === 0 ? {} : { requestParameters: Object.fromEntries(parameters) };
  const input = { restApiId: apiId, resourceId, httpMethod, authorizationType: "NONE", ...requestParameters };
  await unlessThere(call(new PutMethodCommand(input)));
}

/** Hands a request on to a URI as it came, with the path's parameters, and the answer back. Put again, it is the same. */
export async function putProxyIntegration(
  apiId: string,
  resourceId: string,
  httpMethod: string,
  uri: string,
  pathParameters: string[] = [],
): Promise<void> {
  const parameters = pathParameters.map((name) => [`integration.request.path.${name}`, `method.request.path.${name}`]);
  const requestParameters = parameters.length === 0 ? {} : { requestParameters: Object.fromEntries(parameters) };
  const where = { restApiId: apiId, resourceId, httpMethod };
  const integration = { type: "HTTP_PROXY" as const, integrationHttpMethod: httpMethod, uri, ...requestParameters };
  await call(new PutIntegrationCommand({ ...where, ...integration }), { idempotent: true });
}

export async function findStage(apiId: string, stageName: string): Promise<StageInfo | null> {
  const answer = await orNull(call(new GetStageCommand({ restApiId: apiId, stageName })));
  return answer === null ? null : stageInfo(answer);
}

/** A new snapshot of the editable API; with a stage, that stage is made with it, in one step. One call in 5 s. */
export async function createDeployment(
  apiId: string,
  description: string,
  stage?: { name: string; variables: Record<string, string> },
): Promise<string> {
  const into = stage === undefined ? {} : { stageName: stage.name, variables: stage.variables };
  const answer = await call(new CreateDeploymentCommand({ restApiId: apiId, description, ...into }));
  return given(answer.id, "deployment id");
}

/** Whether the API has such a snapshot. */
export async function deploymentExists(apiId: string, deploymentId: string): Promise<boolean> {
  return (await orNull(call(new GetDeploymentCommand({ restApiId: apiId, deploymentId })))) !== null;
}

export async function createStage(
  apiId: string,
  stageName: string,
  deploymentId: string,
  variables: Record<string, string>,
): Promise<void> {
  await call(new CreateStageCommand({ restApiId: apiId, stageName, deploymentId, variables }));
}

export interface StageChangeRequest {
  deploymentId?: string;
  set?: Record<string, string>;
  remove?: string[];
}

/** The input of the one UpdateStage that makes a change. */
export function updateStageInput(apiId: string, stageName: string, change: StageChangeRequest) {
  const { set = {}, remove = [], deploymentId } = change;
  const replaced = Object.entries(set).map(([name, value]): [string, string] => [`/variables/${name}`, value]);
  if (deploymentId !== undefined) replaced.push(["/deploymentId", deploymentId]);
  const patchOperations = [
    ...replaced.map(([path, value]) => ({ op: "replace" as const, path, value })),
    ...remove.map((name) => ({ op: "remove" as const, path: `/variables/${name}` })),
  ];
  return { restApiId: apiId, stageName, patchOperations };
}

/** One UpdateStage: all of the change or nothing. What is not named stays as it is. */
export async function updateStage(apiId: string, stageName: string, change: StageChangeRequest): Promise<StageInfo> {
  const command = new UpdateStageCommand(updateStageInput(apiId, stageName, change));
  return stageInfo(await call(command, { idempotent: true }));
}

export async function deleteStage(apiId: string, stageName: string): Promise<void> {
  await orNull(call(new DeleteStageCommand({ restApiId: apiId, stageName })));
}

const stageInfo = (stage: Stage): StageInfo => ({
  deploymentId: stage.deploymentId ?? null,
  variables: { ...stage.variables },
});
