import { DescribeLogGroupsCommand, PutRetentionPolicyCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { expect, test } from "../fixtures";
import { wholeAccount } from "../fixtures/account";
import type { AwsClients } from "../fixtures/aws";
import { expectAccessible } from "../fixtures/axe";
import { putConditions } from "../fixtures/conditions";
import { holdDeletion } from "../fixtures/hold-deletion";
import { putIntoS3 } from "../fixtures/s3";
import { readApi, whatExists } from "../fixtures/world";
import { Definition } from "../pages/definition";
import { Environment } from "../pages/environment";
import { NewEnvironment } from "../pages/new-environment";
import { Operation } from "../pages/operation";
import { Stacks } from "../pages/stacks";

test.use({ stackName: "cloudformation", testSpeed: 0.2 });
test.setTimeout(300_000);

const API = "EcsDemoAPI";
const NAME = "EcsHelloworldProd";

test("the walkthrough in both halves: dev by hand on instances, prod by our template, on one API, which is exported and put back; then the stack goes", async ({
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
  const definition = new Definition(page);

  await test.step("dev by hand, on two instances", async () => {
    await form.open();
    await form.openMore();
    await form.field("EC2").check();
    await form.fill({ "Instance type": "t2.micro", "Number of instances": "2" });
    await form.submit("dev");
    await operation.expectOpen();
    await operation.expectEnd("Succeeded");
    await expect(page.getByText("2 in the cluster")).toBeVisible();
    await operation.toEnvironment(API, "dev");
    await environment.expectHealth("Healthy");
  });
  const { restApiId } = await readApi(aws, API);
  const before = await wholeAccount(aws);
  const devShows = await environment.shown();
  const bothAnswer = async () => {
    for (const name of ["dev", "prod"]) {
      const answer = await fetch(`${stack.endpoint}/restapis/${restApiId}/${name}/_user_request_/helloworld`);
      expect([name, answer.status, (await answer.text()).trim()]).toEqual([name, 200, '{ "hello" : "world" }']);
    }
  };

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
    await bothAnswer();
    await operation.toEnvironment(API, "prod");
    await environment.expectHealth("Healthy");
    expect(devShows.hops.length).toBeGreaterThan(7);
    await expect.poll(() => environment.shown()).toEqual(devShows);
    await expect(await environment.invoke("prod")).toContainText("200");
  });

  await test.step("exported as Swagger and put back by overwriting: nothing changes, and both answer", async () => {
    await definition.open(API, "Export");
    await definition.exportDrawer.getByRole("combobox", { name: "Stage" }).selectOption("dev");
    await expect(definition.exported).toContainText("uri: http://${stageVariables.helloworldElb}");
    const { name, text } = await definition.download();
    expect(name).toBe("EcsDemoAPI-dev-swagger.yaml");
    expect(text).toContain("x-amazon-apigateway-integration");
    await definition.open(API, "Import");
    await definition.chooseFile(name, text);
    await page.getByRole("radio", { name: /^Overwrite/ }).check();
    await expect(definition.changes).toContainText("Swagger 2.0");
    await expect(definition.changes.getByRole("status")).toHaveText("Methods: 1 unchanged.");
    await expect(definition.parts).toContainText("Nothing of them changes.");
    await page.getByRole("button", { name: `Overwrite ${API}` }).click();
    await definition.expectImported(API);
    await bothAnswer();
  });

  await test.step("the stack is deleted, its events seen meanwhile; nothing of it is left", async () => {
    await page.goto(`/stacks/${NAME}`);
    const bound = page.getByRole("region", { name: "Stages bound to it" });
    await expect(bound).toContainText(`${API}/prod by helloworldElb = EcsElbDnsName`);
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

  await test.step("and by another template", async () => {
    await stacks.follow("Update stack");
    await page.getByRole("radio", { name: "Pasted text" }).check();
    await stacks.field("Pasted template").fill(MORE_LINES);
    await expect(page.getByText("Another one")).toBeVisible();
    await expect(stacks.field("Days"), "as the stack has it").toHaveValue("30");
    await stacks.preview();
    await expect(stacks.changes.getByRole("listitem").filter({ hasText: "Audit" })).toContainText("Added");
    await expect(stacks.changes.getByRole("listitem").filter({ hasText: "Lines" })).toHaveCount(0);
    await stacks.press("Update by-url");
    await expect(stacks.resource("Audit")).toContainText("Create complete");
    await stacks.expectStatus("by-url", "Update complete");
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

test("a stack is watched while it is made; what its deletion fails at is left where it is", async ({
  page,
  aws,
  stack,
  complaints,
}) => {
  complaints.allow(/404.*api\/stacks/); // of the stack that is gone
  const stacks = new Stacks(page);
  const operation = new Operation(page);
  const { Subnets = [] } = await aws.ec2.send(new DescribeSubnetsCommand({}));
  const subnets = Subnets.slice(0, 2).map(({ SubnetId = "" }) => SubnetId);
  await putConditions(stack.endpoint, [{ condition: "schedulerThrottled", service: "watched" }]);

  await test.step("made", async () => {
    await stacks.openForm();
    await page.getByRole("radio", { name: "Pasted text" }).check();
    await stacks.field("Pasted template").fill(stuckTemplate(subnets));
    await expect(page.getByText("Cannot be deleted")).toBeVisible();
    await stacks.field("Name of the stack").fill("stuck");
    await stacks.preview();
    await stacks.press("Create stuck");
    await stacks.expectStatus("stuck", "Create in progress");
    await expect(page.getByRole("status").filter({ hasText: "Create stack stuck is under way." })).toBeVisible();
    await expect(stacks.resource("Balancer")).toContainText("Create complete");
    await expect(stacks.resource("Service")).toContainText("Create in progress");
    await expect(page.getByRole("link", { name: /^(Update|Delete) stack/ })).toHaveCount(0);
    await putConditions(stack.endpoint, []);
    await expect(stacks.resource("Service")).toContainText("Create complete");
    await stacks.expectStatus("stuck", "Create complete");
  });

  const remove = async () => {
    await stacks.follow("Delete stack…");
    await stacks.field("Type stuck to confirm").fill("stuck");
  };
  await test.step("its deletion fails at what is protected", async () => {
    await remove();
    await stacks.press("Delete stuck");
    await operation.expectOpen();
    await operation.expectEnd("Failed");
    await stacks.follow("Open stack stuck");
    await stacks.expectStatus("stuck", "Delete failed");
    await expect(stacks.cause).toContainText("because of Balancer");
    await expect(stacks.cause).toContainText("deletion protection is enabled");
  });

  await test.step("which is left, so that the rest can go", async () => {
    await remove();
    await expect(stacks.stuck.getByRole("checkbox")).toHaveCount(1);
    await expectAccessible(page, "a deletion that has failed before");
    await stacks.stuck.getByRole("checkbox", { name: /^Leave Balancer/ }).check();
    await stacks.press("Delete stuck");
    await operation.expectOpen();
    await operation.expectEnd("Succeeded");
    const { loadBalancers, clusters } = await whatExists(aws);
    expect(loadBalancers).toContain("protected");
    expect(clusters).not.toContain("watched");
    await page.goto("/stacks");
    await expect(page.getByRole("link", { name: "by-url", exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: "stuck", exact: true })).toBeHidden();
  });
});

/** For the stack whose first template came by its URL. */
const MORE_LINES = `
Description: Another one
Parameters: { Days: { Type: Number, Default: 7, Description: How long lines are kept } }
Resources:
  Lines: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: !Ref Days } }
  Audit: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: !Ref Days } }`;

/** A service that can be held while it is made, and a load balancer that is protected against deletion. */
const stuckTemplate = (subnets: readonly string[]) => `
Description: Cannot be deleted
Resources:
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Name: protected
      Subnets: [${subnets.join(", ")}]
      LoadBalancerAttributes: [{ Key: deletion_protection.enabled, Value: "true" }]
  Cluster: { Type: AWS::ECS::Cluster, Properties: { ClusterName: watched } }
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RequiresCompatibilities: [FARGATE]
      NetworkMode: awsvpc
      Cpu: "256"
      Memory: "512"
      ContainerDefinitions: [{ Name: web, Image: "httpd:2.4" }]
  Service:
    Type: AWS::ECS::Service
    Properties:
      ServiceName: watched
      Cluster: !Ref Cluster
      TaskDefinition: !Ref Task
      DesiredCount: 1
      LaunchType: FARGATE
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [${subnets.join(", ")}], AssignPublicIp: ENABLED } }`;

/** The stack's first log group, as it is. */
async function linesOf({ logs }: AwsClients) {
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  return logGroups.find(({ logGroupName }) => logGroupName?.startsWith("by-url-Lines-"));
}
