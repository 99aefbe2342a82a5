/** Where the records are kept, and how one is found or said not to exist. */
import { ACCOUNT, type World } from "../../world";
import { notFound } from "./errors";
import type { DeploymentRecord, MethodRecord, ResourceRecord, RestApiRecord, StageRecord } from "./model";

/** A region of a world: a handler's context is one, and so is what the execute endpoint found. */
export interface Scope {
  world: World;
  region: string;
}

const API_TABLE = "apigateway/rest-apis";

export const restApis = ({ world, region }: Scope) => world.store.table<RestApiRecord>(API_TABLE, region);
export const resources = ({ world, region }: Scope) =>
  world.store.table<ResourceRecord>("apigateway/resources", region);
export const deployments = ({ world, region }: Scope) =>
  world.store.table<DeploymentRecord>("apigateway/deployments", region);
export const stages = ({ world, region }: Scope) => world.store.table<StageRecord>("apigateway/stages", region);

/** The key of what belongs to an API: `apiId/id`. Neither part may hold a slash. */
export const keyOf = (restApiId: string, id: string) => `${restApiId}/${id}`;

/** The regions that may hold this API: ids are unique over all of them, and the execute endpoint is told no region. */
export const regionOf = (world: World, restApiId: string): string | undefined =>
  world.store.regions(API_TABLE).find((region) => restApis({ world, region }).has(restApiId));

export function findRestApi(scope: Scope, restApiId = ""): RestApiRecord {
  const api = restApis(scope).get(restApiId);
  if (!api) throw notFound(`Invalid API identifier specified ${ACCOUNT}:${restApiId}`);
  return api;
}

export function resourcesOf(scope: Scope, restApiId: string): ResourceRecord[] {
  return resources(scope)
    .values()
    .filter((resource) => resource.restApiId === restApiId);
}

export function stagesOf(scope: Scope, restApiId: string): StageRecord[] {
  return stages(scope)
    .values()
    .filter((stage) => stage.restApiId === restApiId);
}

export function findResource(scope: Scope, restApiId = "", resourceId = ""): ResourceRecord {
  findRestApi(scope, restApiId);
  const resource = resources(scope).get(keyOf(restApiId, resourceId));
  if (!resource) throw notFound("Invalid Resource identifier specified");
  return resource;
}

export function findMethod(scope: Scope, input: MethodAddress): { resource: ResourceRecord; method: MethodRecord } {
  const resource = findResource(scope, input.restApiId, input.resourceId);
  const method = own(resource.methods, input.httpMethod ?? "");
  if (!method) throw notFound("Invalid Method identifier specified");
  return { resource, method };
}

export interface MethodAddress {
  restApiId?: string | undefined;
  resourceId?: string | undefined;
  httpMethod?: string | undefined;
}

export function saveResource(scope: Scope, resource: ResourceRecord): ResourceRecord {
  resources(scope).put(keyOf(resource.restApiId, resource.id), resource);
  return resource;
}

export function saveMethod(scope: Scope, resource: ResourceRecord, method: MethodRecord): MethodRecord {
  saveResource(scope, { ...resource, methods: { ...resource.methods, [method.httpMethod]: method } });
  return method;
}

export function findDeployment(scope: Scope, restApiId = "", deploymentId = ""): DeploymentRecord {
  findRestApi(scope, restApiId);
  const deployment = deployments(scope).get(keyOf(restApiId, deploymentId));
  if (!deployment) throw notFound("Invalid Deployment identifier specified");
  return deployment;
}

export function findStage(scope: Scope, restApiId = "", stageName = ""): StageRecord {
  findRestApi(scope, restApiId);
  const stage = stages(scope).get(keyOf(restApiId, stageName));
  if (!stage) throw notFound("Invalid stage identifier specified");
  return stage;
}

export function saveStage(scope: Scope, stage: StageRecord): StageRecord {
  stages(scope).put(keyOf(stage.restApiId, stage.stageName), stage);
  return stage;
}

/** A member of a map that callers name freely: `constructor` must not find what every object inherits. */
export function own<T>(map: Record<string, T> | undefined, key: string): T | undefined {
  return map && Object.hasOwn(map, key) ? map[key] : undefined;
}

/** The map without one member. */
export function without<T>(map: Record<string, T> | undefined, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(map ?? {}).filter(([name]) => name !== key));
}

/** API Gateway's dates are whole seconds on the wire. */
export const wholeSeconds = (milliseconds: number) => new Date(Math.floor(milliseconds / 1000) * 1000);
