import {
  CreateDeploymentCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "../fixtures";
import type { AwsClients } from "../fixtures/aws";
import { expectAccessible } from "../fixtures/axe";
import { EXAMPLE, openExample } from "../fixtures/example";
import { readApi } from "../fixtures/world";
import { Api } from "../pages/api";
import { Environment } from "../pages/environment";
import { Findings } from "../pages/findings";
import { Promotion } from "../pages/promotion";

test.use({ stackName: "findings" });
// One story: what is edited in the first part is deployed in the second.
test.describe.configure({ mode: "serial" });

test("an API is edited and not deployed: the page says what differs, stage by stage", async ({ page, aws }) => {
  const home = await openExample(page);
  const { restApiId } = await readApi(aws, EXAMPLE);
  await addMethod(aws, restApiId);

  await page.getByRole("link", { name: EXAMPLE, exact: true }).click();
  const api = new Api(page);
  await api.expectOpen(EXAMPLE);
  await expect(api.stage(EXAMPLE, "dev")).toContainText("1 undeployed change", { timeout: 30_000 });
  await expect(api.method("POST /helloworld")).toContainText("not deployed yet");
  await expect(api.method("POST /helloworld")).toContainText("not there");
  await expect(api.method("GET /helloworld")).not.toContainText("changed");
  await expectAccessible(page, "an API with undeployed changes");

  await page.goto("/");
  const mark = home.environment(EXAMPLE, "prod").getByRole("link", { name: "1 undeployed change" });
  await mark.click();
  await expect(page).toHaveURL(new RegExp(`/apis/${restApiId}\\?stage=prod#methods$`));
  await expect(api.methods).toContainText("1 method differs from the snapshot that prod serves");
});

test("deployed to dev, then promoted from the API's page: nothing differs any more", async ({ page, aws }) => {
  const { restApiId } = await readApi(aws, EXAMPLE);
  await aws.apiGateway.send(new CreateDeploymentCommand({ restApiId, stageName: "dev", description: "with POST" }));
  const api = new Api(page);
  await api.open(restApiId);
  await expect(api.methods).toContainText("dev serves the API as it is edited now", { timeout: 30_000 });
  await expect(api.deployments.first()).toContainText("with POST");
  await expect(api.deployments.first().getByRole("link", { name: "dev" })).toBeVisible();
  await api.compareWith("prod");
  await expect(api.methods).toContainText("1 method differs from the snapshot that prod serves");

  await api.stage(EXAMPLE, "prod").getByRole("link", { name: "Promote dev to prod" }).click();
  const promotion = new Promotion(page, "dev", "prod");
  await promotion.promote();
  await promotion.expectDone();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(new RegExp(`/apis/${restApiId}$`));
  await expect(api.deployments.first().getByRole("link", { name: "prod" })).toBeVisible();
  await api.compareWith("prod");
  await expect(api.methods).toContainText("prod serves the API as it is edited now");
});

test("a binding that leads nowhere is counted in the navigation, named, and one press from its fix", async ({
  page,
  aws,
}) => {
  const { restApiId, stage } = await readApi(aws, EXAMPLE);
  const was = stage("dev")?.variables?.helloworldElb ?? "";
  const findings = new Findings(page);
  await openExample(page);
  await findings.open();
  await expect(page.getByRole("region", { name: /^Errors:/ })).toBeHidden();

  await bind(aws, restApiId, "nobody.us-east-1.elb.localhost");
  await expect(findings.items("Errors")).toContainText(["nobody.us-east-1.elb.localhost does not resolve"], {
    timeout: 30_000,
  });
  await expect(findings.link).toHaveAccessibleName("Findings 1 to look at", { timeout: 30_000 });
  await expectAccessible(page, "findings");

  await page.getByRole("searchbox", { name: "Filter findings" }).fill("nothing like it");
  await expect(page.getByRole("heading", { name: "No finding matches" })).toBeVisible();
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await findings
    .items("Errors")
    .getByRole("link", { name: `${EXAMPLE} / dev` })
    .click();
  const environment = new Environment(page);
  await environment.expectOpen(EXAMPLE, "dev");
  await environment.changeVariable("helloworldElb", was);
  await environment.expectHealth("Healthy");
  await expect(findings.link).toHaveAccessibleName("Findings", { timeout: 30_000 });
});

/** `POST /helloworld`, beside the `GET` that is deployed. */
async function addMethod({ apiGateway }: AwsClients, restApiId: string): Promise<void> {
  const { items } = await apiGateway.send(new GetResourcesCommand({ restApiId }));
  const resourceId = items?.find(({ path }) => path === "/helloworld")?.id;
  const method = { restApiId, resourceId, httpMethod: "POST" };
  await apiGateway.send(new PutMethodCommand({ ...method, authorizationType: "NONE" }));
  const uri = "http://${stageVariables.helloworldElb}";
  await apiGateway.send(
    new PutIntegrationCommand({ ...method, type: "HTTP_PROXY", integrationHttpMethod: "POST", uri }),
  );
}

async function bind({ apiGateway }: AwsClients, restApiId: string, value: string): Promise<void> {
  const patchOperations = [{ op: "replace" as const, path: "/variables/helloworldElb", value }];
  await apiGateway.send(new UpdateStageCommand({ restApiId, stageName: "dev", patchOperations }));
}
