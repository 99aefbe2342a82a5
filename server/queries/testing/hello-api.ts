/** The API of the helloworld example, made with the plain SDK. */
import {
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  CreateStageCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway";
import type { TestEndpoint } from "../../local-aws/testing";

/** An API with `GET /helloworld`, deployed; answers its id and the deployment's. */
export async function helloApi(
  { apigateway }: TestEndpoint,
  uri = "http://${stageVariables.helloworldElb}",
): Promise<{ apiId: string; deploymentId: string }> {
  const { id: restApiId = "" } = await apigateway.send(new CreateRestApiCommand({ name: "EcsDemoAPI" }));
  const { items } = await apigateway.send(new GetResourcesCommand({ restApiId }));
  const { id: resourceId } = await apigateway.send(
    new CreateResourceCommand({ restApiId, parentId: items?.[0]?.id, pathPart: "helloworld" }),
  );
  const method = { restApiId, resourceId, httpMethod: "GET" };
  await apigateway.send(new PutMethodCommand({ ...method, authorizationType: "NONE" }));
  await apigateway.send(
    new PutIntegrationCommand({ ...method, type: "HTTP_PROXY", integrationHttpMethod: "GET", uri }),
  );
  return { apiId: restApiId, deploymentId: await deploy({ apigateway }, restApiId) };
}

export async function deploy({ apigateway }: Pick<TestEndpoint, "apigateway">, restApiId: string): Promise<string> {
  const { id = "" } = await apigateway.send(new CreateDeploymentCommand({ restApiId, description: "first" }));
  return id;
}

export async function stage(
  { apigateway }: TestEndpoint,
  api: { apiId: string; deploymentId: string },
  stageName: string,
  variables: Record<string, string>,
): Promise<void> {
  const { apiId: restApiId, deploymentId } = api;
  await apigateway.send(new CreateStageCommand({ restApiId, deploymentId, stageName, variables }));
}

/** Null removes the variable. */
export async function setVariable(
  { apigateway }: TestEndpoint,
  restApiId: string,
  stageName: string,
  value: string | null,
): Promise<void> {
  const path = "/variables/helloworldElb";
  const operation = value === null ? { op: "remove" as const, path } : { op: "replace" as const, path, value };
  await apigateway.send(new UpdateStageCommand({ restApiId, stageName, patchOperations: [operation] }));
}
