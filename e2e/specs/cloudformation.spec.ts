import { DescribeLogGroupsCommand, PutRetentionPolicyCommand } from "@aws-sdk/client-cloudwatch-logs";
import { expect, test } from "../fixtures";
import { wholeAccount } from "../fixtures/account";
import type { AwsClients } from "../fixtures/aws";
import { expectAccessible } from "../fixtures/axe";
import { holdDeletion } from "../fixtures/hold-deletion";
import { putIntoS3 } from "../fixtures/s3";
import { readApi } from "../fixtures/world";
import { Environment } from "../pages/environment";
import { NewEnvironment } from "../pages/new-environment";
import { Operation } from "../pages/operation";
import { Stacks } from "../pages/stacks";

test.use({ stackName: "cloudformation", testSpeed: 0.2 });

const API = "EcsDemoAPI";
const NAME = "EcsHelloworldProd";

test("the walkthrough in both halves: dev by hand, prod by our template, on one API; then the stack goes", async ({
  page,
  aws,
  stack,
  complaints,
}) => {
  complaints.allow(/404.*api\/stacks/); // of the stack that is gone
  const environment = new Environment(page);
  const operation = new Operation(page);
  const stacks = new Stacks(page);
  const form = new NewEnvironment(page);

  await test.step("dev by hand", async () => {
    await form.open();
    await form.submit("dev");
    await operation.expectOpen();
    await operation.expectEnd("Succeeded");
    await operation.toEnvironment(API, "dev");
    await environment.expectHealth("Healthy");
  });
  const { restApiId } = await readApi(aws, API);
  const before = await wholeAccount(aws);
  const devShows = await environment.shown();

  await test.step("a stack for prod", async () => {
    await stacks.openForm();
    await stacks.field("AsgMaxSize").fill("many");
    await expect(page.getByText("A number.")).toBeVisible();
    await stacks.preview();
    await expect(stacks.field("AsgMaxSize"), "the keyboard goes to what is wrong").toBeFocused();
    await stacks.field("AsgMaxSize").fill("2");
    await stacks.field("CreateElasticLoadBalancer").selectOption("true");
    await stacks.field("EcsInstanceType").fill("t2.micro");
    await stacks.field("Name of the stack").fill(NAME);
    await stacks.preview();
    await expect(page.getByText("CloudFormation refuses unless this is acknowledged.")).toBeVisible();
    await expect(stacks.acknowledge).toBeFocused();
    await expectAccessible(page, "the form of a template");
    await stacks.acknowledge.check();
    await stacks.preview();
    await expect(stacks.changes.getByRole("listitem").filter({ hasText: "ECS Service" })).toContainText("Added");
    await stacks.press(`Create ${NAME}`);
    await expect(stacks.events).toContainText("Create in progress");
    await stacks.expectStatus(NAME, "Create complete");
    await expectAccessible(page, "a stack");
  });

  await test.step("a stage bound to it", async () => {
    await stacks.follow("Bind a stage to this stack");
    await expect(stacks.effect).toContainText(`A new stage prod of ${API}`);
    await expectAccessible(page, "binding a stage");
    await stacks.press(`Bind prod to ${NAME}`);
    await operation.expectOpen();
    await operation.expectEnd("Succeeded");
    expect((await readApi(aws, API)).stage("prod")?.variables?.helloworldElb).toContain(".elb.");
  });

  await test.step("both answer, and their pages show the same things", async () => {
    for (const name of ["dev", "prod"]) {
      const answer = await fetch(`${stack.endpoint}/restapis/${restApiId}/${name}/_user_request_/helloworld`);
      expect([name, answer.status, (await answer.text()).trim()]).toEqual([name, 200, '{ "hello" : "world" }']);
    }
    await operation.toEnvironment(API, "prod");
    await environment.expectHealth("Healthy");
    expect(devShows.hops.length).toBeGreaterThan(7);
    await expect.poll(() => environment.shown()).toEqual(devShows);
    await expect(await environment.invoke("prod")).toContainText("200");
  });

  await test.step("the stack is deleted, its events seen meanwhile; nothing of it is left", async () => {
    await page.goto(`/stacks/${NAME}`);
    await expect(page.getByRole("region", { name: "Stages bound to it" })).toContainText(`${API}/prod`);
    await stacks.follow("Delete stack…");
    await stacks.field(`Type ${NAME} to confirm`).fill(NAME);
    const release = await holdDeletion(aws, NAME);
    await stacks.press(`Delete ${NAME}`);
    await operation.expectOpen();
    await stacks.follow(`Open stack ${NAME}`);
    await expect(stacks.events).toContainText("Delete in progress");
    await expect(stacks.events).toContainText("Delete complete");
    await release();
    await stacks.expectStatus(NAME, "Deleted");
    await page.goBack();
    await operation.expectOpen();
    await operation.expectEnd("Succeeded");
    const stages = [...before.stages, `${API}/prod`];
    await expect.poll(() => wholeAccount(aws)).toEqual({ ...before, stages });
    await page.goto("/stacks");
    await expect(page.getByRole("heading", { name: "There is no stack yet" })).toBeVisible();
  });
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

test("a template too long for a request says what to do; put into S3, its URL makes a stack; updated; drift", async ({
  page,
  aws,
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

  await test.step("it is updated, by the template that it has", async () => {
    await stacks.follow("Update stack");
    await expect(stacks.field("Days")).toHaveValue("14");
    await stacks.field("Days").fill("30");
    await stacks.preview();
    const change = stacks.changes.getByRole("listitem").filter({ hasText: "Lines" }).first();
    await expect(change).toContainText("Changed");
    await expect(change).toContainText(/RetentionInDays\s*14\s*→ 30/);
    await expectAccessible(page, "the preview of an update");
    await stacks.press("Update by-url");
    await stacks.expectStatus("by-url", "Update complete");
    expect((await linesOf(aws))?.retentionInDays).toBe(30);
  });

  await test.step("what is changed by hand is its drift", async () => {
    await stacks.press("Detect drift");
    await expect(stacks.drift).toContainText("As in the template");
    const { logGroupName } = (await linesOf(aws)) ?? {};
    await aws.logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 7 }));
    await stacks.press("Detect drift");
    await expect(stacks.drift.getByRole("list", { name: "Drifted resources" })).toContainText(/30 → 7/);
    await expectAccessible(page, "a stack that has drifted");
  });
});

/** The stack's log group, as it is. */
async function linesOf({ logs }: AwsClients) {
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  return logGroups.find(({ logGroupName }) => logGroupName?.startsWith("by-url-"));
}
