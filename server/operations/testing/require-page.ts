import {
  type APIGatewayClient,
  CreateDeploymentCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway";

/**
 * Makes the example's dev serve a snapshot that needs one more variable, `page`, which no other stage has: promoted with a
 * page that does not exist, it fails the verification.
 */
export async function requirePage(apigateway: APIGatewayClient, restApiId: string): Promise<void> {
  const { items } = await apigateway.send(new GetResourcesCommand({ restApiId }));
  const resourceId = items?.find(({ path }) => path === "/helloworld")?.id;
  const uri = `http://\${stageVariables.helloworldElb}/\${stageVariables.page}`;
  const integration = { type: "HTTP_PROXY" as const, httpMethod: "GET", integrationHttpMethod: "GET", uri };
  await apigateway.send(new PutIntegrationCommand({ restApiId, resourceId, ...integration }));
  await apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: "dev" }));
  const patchOperations = [{ op: "replace" as const, path: "/variables/page", value: "index.html" }];
  await apigateway.send(new UpdateStageCommand({ restApiId, stageName: "dev", patchOperations }));
}
