import { GetStageCommand, ImportRestApiCommand } from "@aws-sdk/client-api-gateway";
import { expect, test } from "../fixtures";
import type { AwsClients } from "../fixtures/aws";
import { expectAccessible } from "../fixtures/axe";
import { putIntoS3 } from "../fixtures/s3";
import { whatExists } from "../fixtures/world";
import { Operation } from "../pages/operation";
import { Stacks } from "../pages/stacks";

test.use({ stackName: "cloudformation", testSpeed: 0.2 });

const NAME = "EcsHelloworldProd";

test("the walkthrough's prod half: a stack by our template, a stage bound to it that answers, and nothing left", async ({
  page,
  aws,
  stack,
}) => {
  const restApiId = await makeApi(aws);
  const before = await whatExists(aws);
  const stacks = new Stacks(page);
  await stacks.openForm();
  await stacks.field("AsgMaxSize").fill("many");
  await expect(page.getByText("A number.")).toBeVisible();
  await stacks.field("AsgMaxSize").fill("2");
  await stacks.field("CreateElasticLoadBalancer").selectOption("true");
  await stacks.field("EcsInstanceType").fill("t2.micro");
  await stacks.field("Name of the stack").fill(NAME);
  await stacks.preview();
  await expect(page.getByText("CloudFormation refuses unless this is acknowledged.")).toBeVisible();
  await expectAccessible(page, "the form of a template");
  await stacks.acknowledge.check();
  await stacks.preview();

  await expect(stacks.changes.getByRole("listitem").filter({ hasText: "ECS Service" })).toContainText("Added");
  await stacks.press(`Create ${NAME}`);
  await expect(stacks.events).toContainText("Create in progress");
  await stacks.expectStatus(NAME, "Create complete");
  await expectAccessible(page, "a stack");

  await stacks.follow("Bind a stage to this stack");
  await expect(stacks.effect).toContainText("A new stage prod of helloworld");
  await expectAccessible(page, "binding a stage");
  await stacks.press(`Bind prod to ${NAME}`);
  await new Operation(page).expectOpen();
  await new Operation(page).expectEnd("Succeeded");
  const { variables } = await aws.apiGateway.send(new GetStageCommand({ restApiId, stageName: "prod" }));
  expect(variables?.helloworldElb).toContain(".elb.");
  const answer = await fetch(`${stack.endpoint}/restapis/${restApiId}/prod/_user_request_/helloworld`);
  expect([answer.status, (await answer.text()).trim()]).toEqual([200, '{ "hello" : "world" }']);

  await page.goto(`/stacks/${NAME}`);
  await expect(page.getByRole("region", { name: "Stages bound to it" })).toContainText("helloworld/prod");
  await stacks.follow("Delete stack…");
  await stacks.field(`Type ${NAME} to confirm`).fill(NAME);
  await stacks.press(`Delete ${NAME}`);
  await new Operation(page).expectOpen();
  await new Operation(page).expectEnd("Succeeded");
  expect(await whatExists(aws)).toEqual({ ...before, stages: ["helloworld/prod"] });
  await page.goto("/stacks");
  await expect(page.getByRole("heading", { name: "There is no stack yet" })).toBeVisible();
});

test("a template that is wrong says where; a stack that fails says its first cause", async ({ page }) => {
  const stacks = new Stacks(page);
  await stacks.openForm();
  await page.getByRole("radio", { name: "Pasted text" }).check();
  await stacks.field("Pasted template").fill("Resources: [");
  await expect(page.getByRole("list", { name: "Errors" })).toContainText(/line 1, column \d+/);
  const buffer = Buffer.from(`
Parameters: { Days: { Type: Number, Default: 2, Description: How long lines are kept } }
Resources:
  Fine: { Type: AWS::Logs::LogGroup }
  Wrong: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: !Ref Days } }`);
  await page.getByRole("radio", { name: "A file" }).check();
  await page.getByLabel("Template file").setInputFiles({ name: "fails.yaml", mimeType: "application/yaml", buffer });
  await expect(page.getByText("How long lines are kept")).toBeVisible();
  await stacks.field("Name of the stack").fill("fails");
  await stacks.preview();
  await expect(stacks.changes).toContainText("Wrong");
  await expectAccessible(page, "the preview of a stack");
  await stacks.press("Create fails");
  await stacks.expectStatus("fails", "Rollback complete");
  await expect(stacks.cause).toContainText("because of Wrong (Logs LogGroup)");
});

test("a template too long for a request says what to do; put into S3, its URL makes the form and the stack", async ({
  page,
  stack,
  complaints,
}) => {
  complaints.allow(/502/); // of the address with no template
  const template = `
Parameters: { Days: { Type: Number, Default: 7, Description: How long lines are kept } }
Resources:
  Lines: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: !Ref Days } }
# ${"x".repeat(51_200)}`;
  await putIntoS3(stack.endpoint, "templates", "logs/lines.yaml", template);
  const stacks = new Stacks(page);
  await stacks.openForm();
  await page.getByRole("radio", { name: "Pasted text" }).check();
  await stacks.field("Pasted template").fill(template);
  await expect(page.getByText(/aws s3 cp FILE s3:\/\/BUCKET\/template.yaml/)).toBeVisible();
  await page.getByRole("radio", { name: "An S3 URL" }).check();
  const address = stacks.field("Address of the template in S3");
  await address.fill("http://example.com/lines.yaml");
  await expect(page.getByText("An https:// address of an object in S3.")).toBeVisible();
  await address.fill("https://templates.s3.us-east-1.amazonaws.com/lines.yaml");
  await expect(page.getByRole("alert").filter({ hasText: "The specified key does not exist." })).toBeVisible();
  await address.fill("https://templates.s3.us-east-1.amazonaws.com/logs/lines.yaml");
  await expect(page.getByText("How long lines are kept")).toBeVisible();
  await stacks.field("Days").fill("14");
  await stacks.field("Name of the stack").fill("by-url");
  await expectAccessible(page, "the form of a template in S3");
  await stacks.preview();
  await expect(stacks.changes).toContainText("Lines");
  await stacks.press("Create by-url");
  await stacks.expectStatus("by-url", "Create complete");
});

/** An API that calls whatever load balancer its stage's variable names; deployed to no stage yet. */
async function makeApi({ apiGateway }: AwsClients): Promise<string> {
  const integration = { type: "http_proxy", httpMethod: "GET", uri: "http://${stageVariables.helloworldElb}" };
  const method = { responses: {}, "x-amazon-apigateway-integration": integration };
  const document = {
    swagger: "2.0",
    info: { title: "helloworld", version: "1" },
    paths: { "/helloworld": { get: method } },
  };
  const { id = "" } = await apiGateway.send(new ImportRestApiCommand({ body: Buffer.from(JSON.stringify(document)) }));
  return id;
}
