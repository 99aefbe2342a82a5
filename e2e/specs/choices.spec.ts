import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeLoadBalancersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { expect, test } from "../fixtures";
import { expectAccessible } from "../fixtures/axe";
import { EXAMPLE } from "../fixtures/example";
import { makePrivateNetwork, makeTaskRole } from "../fixtures/places";
import { readApi } from "../fixtures/world";
import { Change } from "../pages/change";
import { Environment } from "../pages/environment";
import { NewEnvironment } from "../pages/new-environment";
import { Operation } from "../pages/operation";

test.use({ stackName: "choices", testSpeed: 0.2 });

test("on own instances in a network of its own: what will exist is said before, and exists afterwards", async ({
  page,
}) => {
  const form = new NewEnvironment(page);
  const operation = new Operation(page);
  await form.open();
  await form.fill({ "Service name": "hello-own", "Cluster name": "ecs-own" });
  await form.openMore();
  await form.field("EC2").check();
  await form.fill({ "Instance type": "t3.small", "Number of instances": "1" });
  await form.choice("VPC and subnets", "A new one").check();
  await form.fill({ Range: "10.300.0.0/16" });
  await form.submit("dev");
  await expect(form.field("Range"), "the keyboard goes to what is wrong").toBeFocused();
  await expect(form.preview()).toContainText("One field has to be corrected first");
  await form.fill({ Range: "10.9.0.0/16" });
  for (const part of ["Auto Scaling group", "stageway-ecs-own", "t3.small", "10.9.0.0/17 and 10.9.128.0/17"]) {
    await expect(form.preview()).toContainText(part);
  }
  await expect(form.preview().getByText(`stageway:environment=${EXAMPLE}/dev`, { exact: true })).toBeVisible();
  await form.openInPreview("What costs money");
  await expect(form.preview().getByText(/^Load balancer hello-own: by the hour/)).toBeVisible();
  await expect(form.preview().getByText(/^Auto Scaling group stageway-ecs-own: each instance by/)).toBeVisible();
  await form.openInPreview("Permissions needed");
  await expect(form.preview().getByText("autoscaling:CreateAutoScalingGroup", { exact: true })).toBeVisible();
  await form.openInPreview("The same by hand");
  await expect(form.preview().getByText("aws ec2 create-vpc").first()).toBeVisible();
  await expectAccessible(page, "the form with all its choices");
  await form.submit("dev");
  await operation.expectOpen();
  await operation.expectEnd("Succeeded");
  await expect(page.getByText("1 in the cluster")).toBeVisible();
});

test("networks, listeners and roles are there to choose from, and a subnet that cannot be reached says so", async ({
  page,
  aws,
}) => {
  const { vpcId, subnetId } = await makePrivateNetwork(aws, "10.50.0.0/16");
  const role = await makeTaskRole(aws, "tasks-of-ours");
  const form = new NewEnvironment(page);
  await form.open();
  await form.openMore();
  await form.choice("VPC and subnets", "One that exists").check();
  await form.field("VPC").selectOption(vpcId);
  const closed = form.subnets().and(page.getByLabel(subnetId));
  await expect(closed).toHaveAccessibleName(/not public: a load balancer in it could not be reached$/);
  await expect(closed).toBeDisabled();
  await form.field("VPC").selectOption({ label: await form.optionOf("VPC", /hello-own/) });
  await expect(form.subnets()).toHaveCount(2);
  await form.subnets().first().check();
  await form.field("A rule on a shared one").check();
  await expect(form.field("Listener").getByRole("option", { name: "hello-own :80" })).toBeAttached();

  await form.choice("Task execution role", "One that exists").check();
  await expect(form.offered(role)).toHaveText("tasks-of-ours");
  await form.fill({ Role: role });
  await form.choice("VPC and subnets", "The default VPC").check();
  await form.choice("Load balancer", "One of its own").check();
  await expect(form.preview()).toContainText("tasks-of-ours");
});

test("a service is added, by a rule on the load balancer that is there: both paths answer", async ({
  page,
  aws,
  stack,
}) => {
  const { restApiId } = await readApi(aws, EXAMPLE);
  const form = new NewEnvironment(page);
  const operation = new Operation(page);
  const change = new Change(page);
  await page.goto(`/environments/${restApiId}/dev`);
  await change.open("dev");
  await change.choose("Add a service…");
  await expect(page.getByRole("heading", { level: 1, name: "Add a service to dev" })).toBeVisible();
  await expect(form.field("Cluster name")).toHaveValue("ecs-own");
  await expect(form.offered("ecs-own")).toBeAttached();
  await expect.poll(() => form.note("Cluster name")).toBe("Exists: it is used.");
  await expect(form.field("Stage name")).not.toBeEditable();
  await form.fill({ "Service name": "orders", "Desired count": "1", Image: "stageway/echo" });
  await form.fill({ Path: "/orders", "Variable name": "ordersElb" });
  await form.openMore();
  await form.choice("VPC and subnets", "One that exists").check();
  await form.field("VPC").selectOption({ label: await form.optionOf("VPC", /hello-own/) });
  await expect(form.subnets()).not.toHaveCount(0);
  for (const subnet of await form.subnets().all()) await subnet.check();
  await form.field("A rule on a shared one").check();
  await form.field("Listener").selectOption("hello-own :80");
  await form.fill({ "Path prefix": "/orders", Priority: "10" });
  await expect(form.preview()).toContainText("/orders/*");
  await expect(form.preview().getByText(/^ecs-own\s*exists$/)).toBeVisible();
  await page.getByRole("button", { name: "Add the service to dev", exact: true }).click();
  await operation.expectOpen();
  await operation.expectEnd("Succeeded");

  await expectBothPaths(`${stack.endpoint}/restapis/${restApiId}/dev`);
  const { LoadBalancers } = await aws.elb.send(new DescribeLoadBalancersCommand({}));
  expect(LoadBalancers?.map((each) => each.LoadBalancerName)).toEqual(["hello-own"]);
});

test("what runs on own instances is copied with instances of its own", async ({ page, aws, stack }) => {
  const { restApiId } = await readApi(aws, EXAMPLE);
  const form = new NewEnvironment(page);
  const operation = new Operation(page);
  const change = new Change(page);
  await page.goto(`/environments/${restApiId}/dev`);
  await change.open("dev");
  await change.choose("Copy to a new stage…");
  await expect(form.field("Cluster name")).toHaveValue("ecs-own-test");
  await expect(form.field("EC2")).toBeChecked();
  await expect(form.field("Instance type")).toHaveValue("t3.small");
  await expect(form.preview()).toContainText("stageway-ecs-own-test");
  await form.submit("test");
  await operation.expectOpen();
  await operation.expectEnd("Succeeded");
  await operation.toEnvironment(EXAMPLE, "test");
  await new Environment(page).expectHealth("Healthy");
  await expectBothPaths(`${stack.endpoint}/restapis/${restApiId}/test`);
  const { AutoScalingGroups } = await aws.autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
  expect(AutoScalingGroups?.map((each) => [each.AutoScalingGroupName, each.DesiredCapacity]).sort()).toEqual([
    ["stageway-ecs-own", 1],
    ["stageway-ecs-own-test", 1],
  ]);
});

async function expectBothPaths(stage: string): Promise<void> {
  const ask = (path: string) => fetch(`${stage}/_user_request_${path}`);
  expect(await (await ask("/orders")).json()).toMatchObject({ method: "GET", path: "/orders" });
  expect((await ask("/helloworld")).status).toBe(200);
}
