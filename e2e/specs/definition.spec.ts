import {
  CreateDeploymentCommand,
  GetExportCommand,
  GetRestApisCommand,
  ImportRestApiCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "../fixtures";
import type { AwsClients } from "../fixtures/aws";
import { expectAccessible } from "../fixtures/axe";
import { Definition } from "../pages/definition";

test.use({ stackName: "definition" });

test("a stage's definition is exported, becomes a second API, and exports as the same", async ({ page, aws }) => {
  const apiId = await makeApi(aws, "round trip");
  const definition = new Definition(page);
  await definition.open("round trip", "Export");
  await expect(definition.exported).toContainText("uri: http://${stageVariables.elb}/orders");
  await expectAccessible(page, "the export of a stage");
  const { name, text } = await definition.download();
  expect(name).toBe("round-trip-dev-swagger.yaml");
  expect(text).toContain("x-amazon-apigateway-integration");
  await definition.exportDrawer.getByRole("combobox", { name: "Format" }).selectOption("OpenAPI 3.0");
  await definition.exportDrawer.getByRole("combobox", { name: "Syntax" }).selectOption("JSON");
  await definition.exportDrawer.getByRole("combobox", { name: "API Gateway extensions" }).selectOption("Without");
  await expect(definition.exported).toContainText('"openapi": "3.0.1"');
  await expect(definition.exported).not.toContainText("x-amazon-apigateway-integration");

  await page.goto("/");
  await page.getByRole("link", { name: "Import an API" }).click();
  await definition.chooseFile(name, text);
  await expect(definition.changes).toContainText("A new API round trip. Methods: 2 added.");
  await page.getByRole("button", { name: "Import as a new API" }).click();
  await definition.expectImported("round trip");

  await page.getByRole("link", { name: "Deploy to a new stage" }).click();
  await definition.deployDrawer.getByRole("textbox", { name: "Name of the new stage" }).fill("dev");
  await definition.deployDrawer.getByRole("textbox", { name: "elb" }).fill("nobody.example");
  await definition.deploy("dev");
  const [copy = ""] = (await apisNamed(aws, "round trip")).filter((id) => id !== apiId);
  expect((await exportOf(aws, copy)).replaceAll(copy, apiId)).toBe(await exportOf(aws, apiId));
});

test("overwriting shows what it removes, asks for the name, and is served once it is deployed", async ({
  page,
  aws,
  stack,
}) => {
  const apiId = await makeApi(aws, "shop");
  const definition = new Definition(page);
  await definition.open("shop", "Import");
  await definition.pasted.fill('swagger: "2.0"\ninfo: [');
  await expect(page.getByRole("list", { name: "Errors" })).toContainText(/line 2, column \d+/);

  await definition.chooseFile("large.yaml", TOO_LARGE);
  const refusal = "large.yaml has 6.1 MB; API Gateway takes 6 MB at most.";
  await expect(definition.pasted, "the field says why").toHaveAccessibleDescription(refusal);
  await expect(definition.pasted, "what was there stays").toHaveValue(/swagger/);

  await definition.pasted.fill("");
  await definition.dropFile("dragged.json", JSON.stringify(document("shop", { "/dragged": { get: MOCK } })));
  await expect(definition.changes).toContainText("GET /dragged");
  await definition.chooseFile("large.yaml", TOO_LARGE);
  await expect(page.getByRole("alert").filter({ hasText: refusal })).toBeVisible();
  await page.getByRole("button", { name: "Take dragged.json away" }).click();
  await expect(definition.pasted, "what is empty is not too large").toHaveAccessibleDescription("");

  await definition.pasted.fill(JSON.stringify({ ...document("shop", { "/fresh": { get: MOCK } }), ...GUARD }));
  await expect(definition.changes).toContainText("1 added, 2 kept");
  await page.getByRole("radio", { name: /^Overwrite/ }).check();
  await expect(definition.changes.getByRole("listitem").first()).toContainText("removed");
  await expect(definition.changes).toContainText("GET /orders");
  const parts = page.getByRole("region", { name: "Models, authorizers and the rest" });
  await expect(parts.getByRole("listitem")).toHaveText(["removedmodel Order", "addedauthorizer guard"]);
  await expect(parts).toContainText("Compared with the API as it is edited.");
  await expect(page.getByRole("list", { name: "Warnings" })).toContainText("“guard” comes with the file");
  await expectAccessible(page, "the preview of an import");
  const overwrite = page.getByRole("button", { name: "Overwrite shop" });
  await expect(overwrite).toBeDisabled();
  await page.getByRole("textbox", { name: "Type shop to remove 2 methods and 1 other part" }).fill("shop");
  await overwrite.click();
  await definition.expectImported("shop");

  await page.getByRole("link", { name: "Deploy to dev" }).click();
  await expect(definition.deployDrawer.getByRole("list", { name: "Undeployed changes" })).toContainText("GET /fresh");
  await definition.deploy("dev");
  const stage = `${stack.endpoint}/restapis/${apiId}/dev/_user_request_`;
  expect((await fetch(`${stage}/fresh`)).status).toBe(200);
  expect((await fetch(`${stage}/health`)).status).toBe(403);
});

const TOO_LARGE = "#".repeat(6 * 1024 * 1024 + 1);
const FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:guard";
const LAMBDA = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FUNCTION}/invocations`;
/** Answers 200 by itself. */
const MOCK = {
  responses: { 200: { description: "fine" } },
  "x-amazon-apigateway-integration": {
    type: "mock",
    requestTemplates: { "application/json": '{"statusCode": 200}' },
    responses: { default: { statusCode: "200" } },
  },
};
const ORDERS = {
  responses: {},
  "x-amazon-apigateway-integration": {
    type: "http_proxy",
    httpMethod: "GET",
    uri: "http://${stageVariables.elb}/orders",
  },
};
const GUARD = {
  securityDefinitions: {
    guard: {
      type: "apiKey",
      name: "Token",
      in: "header",
      "x-amazon-apigateway-authtype": "custom",
      "x-amazon-apigateway-authorizer": { type: "token", authorizerUri: LAMBDA },
    },
  },
};
const document = (title: string, paths: object) => ({ swagger: "2.0", info: { title, version: "1" }, paths });

/** An API with `GET /health`, which answers, and `GET /orders`, deployed to dev. */
async function makeApi({ apiGateway }: AwsClients, title: string): Promise<string> {
  const paths = { "/health": { get: MOCK }, "/orders": { get: ORDERS } };
  const definitions = { Order: { type: "object" } };
  const body = Buffer.from(JSON.stringify({ ...document(title, paths), definitions }));
  const { id = "" } = await apiGateway.send(new ImportRestApiCommand({ body }));
  const variables = { elb: "nobody.example" };
  await apiGateway.send(new CreateDeploymentCommand({ restApiId: id, stageName: "dev", variables }));
  return id;
}

async function apisNamed({ apiGateway }: AwsClients, name: string): Promise<string[]> {
  const { items = [] } = await apiGateway.send(new GetRestApisCommand({ limit: 500 }));
  return items.filter((api) => api.name === name).map(({ id = "" }) => id);
}

async function exportOf({ apiGateway }: AwsClients, restApiId: string): Promise<string> {
  const wish = { restApiId, stageName: "dev", exportType: "oas30", parameters: { extensions: "apigateway" } };
  const { body } = await apiGateway.send(new GetExportCommand(wish));
  return Buffer.from(body ?? []).toString("utf8");
}
