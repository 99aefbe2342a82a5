/** One request on its way through a stage: everything the deployed snapshot says about it. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { World } from "../../../world";
import type { IntegrationRecord, MethodRecord, ResourceRecord, RestApiRecord, StageRecord } from "../model";
import { deployments, keyOf, own, regionOf, restApis, stages } from "../tables";
import type { ExecuteAddress } from "./address";
import { GatewayError } from "./failure";
import { matchRoute } from "./routing/routes";
import { asCanary, isForCanary } from "./stage/canary";
import { throttle } from "./stage/throttle";
import type { Call } from "./upstream/send";

export interface Invocation {
  world: World;
  region: string;
  api: RestApiRecord;
  /** As this request sees it: with the canary's snapshot and variables, where it is one of the canary's. */
  stage: StageRecord;
  canary: boolean;
  resource: ResourceRecord;
  method: MethodRecord;
  integration: IntegrationRecord;
  /** By name, as they stood in the path (not decoded). */
  pathParameters: Record<string, string>;
  address: ExecuteAddress;
  requestId: string;
  request: IncomingMessage;
  response: ServerResponse;
  trace?: Trace;
}

/** Is told of the call to the endpoint, for an execution log. */
export interface Trace {
  sending(call: Call): void;
  received(answer: IncomingMessage): void;
}

/** @throws GatewayError when the stage does not lead to an integration */
export function resolveInvocation(
  world: World,
  address: ExecuteAddress,
  exchange: Pick<Invocation, "request" | "response" | "requestId">,
): Invocation {
  const { region, api, stage: deployed } = findDeployedStage(world, address);
  const canary = isForCanary(deployed, Math.random());
  const stage = canary ? asCanary(deployed) : deployed;
  const deployment = deployments({ world, region }).get(keyOf(api.id, stage.deploymentId));
  if (!deployment) throw new GatewayError("configuration", "stage", `deployment ${stage.deploymentId} does not exist`);
  const route = matchRoute(deployment, address.path);
  if (!route) throw new GatewayError("missingAuthenticationToken", "method", "no such path in the deployed snapshot");
  const verb = exchange.request.method ?? "GET";
  const method = own(route.resource.methods, verb) ?? own(route.resource.methods, "ANY");
  if (!method) throw new GatewayError("missingAuthenticationToken", "method", `no ${verb} on ${route.resource.path}`);
  authorize(method);
  throttle(deployed, route.resource.path, method.httpMethod, world.now());
  const integration = method.methodIntegration;
  if (!integration) throw new GatewayError("configuration", "integration", "no integration defined for method");
  return { world, region, api, stage, canary, method, integration, address, ...route, ...exchange };
}

function findDeployedStage(world: World, { apiId, stageName }: ExecuteAddress) {
  const region = regionOf(world, apiId);
  const api = region === undefined ? undefined : restApis({ world, region }).get(apiId);
  if (region === undefined || !api) throw new GatewayError("forbidden", "api", `no API ${apiId}`);
  if (api.disableExecuteApiEndpoint) throw new GatewayError("forbidden", "api", "execute-api endpoint is disabled");
  const stage = stages({ world, region }).get(keyOf(apiId, stageName));
  if (!stage) throw new GatewayError("forbidden", "stage", `no stage ${stageName}`);
  return { region, api, stage };
}

/** No credentials are looked at here and no API keys exist, so what asks for them refuses everyone. */
function authorize(method: MethodRecord): void {
  if (method.authorizationType === "AWS_IAM") {
    throw new GatewayError("missingAuthenticationToken", "method", "the method asks for AWS_IAM authorization");
  }
  if (method.authorizerId !== undefined) {
    throw new GatewayError("unauthorized", "method", "the method asks an authorizer, and none is carried out here");
  }
  if (method.apiKeyRequired) throw new GatewayError("forbidden", "method", "the method asks for an API key");
}
