import { DescribeLogGroupsCommand, PutRetentionPolicyCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { expect, test } from "../fixtures";
import type { AwsClients } from "../fixtures/aws";
import { expectAccessible } from "../fixtures/axe";
import { putConditions } from "../fixtures/conditions";
import { putIntoS3 } from "../fixtures/s3";
import { whatExists } from "../fixtures/world";
import { Operation } from "../pages/operation";
import { Stacks } from "../pages/stacks";

test.use({ stackName: "stacks", testSpeed: 0.2 });

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
    const progress = page.getByRole("status").filter({ hasText: "Create stack stuck is under way." });
    await expect(progress).toContainText("3 of 4 resources done; under way: Service.");
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
