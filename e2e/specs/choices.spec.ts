import { DescribeLoadBalancersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { expect, test } from "../fixtures";
import { expectAccessible } from "../fixtures/axe";
import { EXAMPLE } from "../fixtures/example";
import { readApi } from "../fixtures/world";
import { Change } from "../pages/change";
import { NewEnvironment } from "../pages/new-environment";
import { Operation } from "../pages/operation";

test.use({ stackName: "choices", testSpeed: 0.2 });
test.setTimeout(180_000);

test("on own instances in a network of its own: what will exist is said before, and exists afterwards", async ({
  page,
}) => {
  const form = new NewEnvironment(page);
  const operation = new Operation(page);
  await form.open();
  await form.fill({ "Service name": "hello-own", "Cluster name": "ecs-own" });
  await form.openMore();
  await form.field("EC2").check();
  await form.fill({ "Instance type": "t2.micro", "Number of instances": "2" });
  await form.field("A new one").first().check();
  await form.fill({ Range: "10.300.0.0/16" });
  await form.submit("dev");
  await expect(form.field("Range"), "the keyboard goes to what is wrong").toBeFocused();
  await expect(form.preview()).toContainText("One field has to be corrected first");
  await form.fill({ Range: "10.9.0.0/16" });
  for (const part of ["Auto Scaling group", "stageway-ecs-own", "t2.micro", "10.9.0.0/17 and 10.9.128.0/17"]) {
    await expect(form.preview()).toContainText(part);
  }
  await form.preview().getByText("Permissions needed").click();
  await expect(form.preview()).toContainText("autoscaling:CreateAutoScalingGroup");
  await form.preview().getByText("The same by hand").click();
  await expect(form.preview()).toContainText("aws ec2 create-vpc");
  await expectAccessible(page, "the form with all its choices");
  await form.submit("dev");
  await operation.expectOpen();
  await operation.expectEnd("Succeeded", 90_000);
  await expect(page.getByText("2 in the cluster")).toBeVisible();
});

test("networks, listeners and roles are there to choose from, and a subnet that cannot be reached says so", async ({
  page,
}) => {
  const form = new NewEnvironment(page);
  await form.open();
  await form.openMore();
  await form.field("One that exists").first().check();
  await form.field("VPC").selectOption({ index: 1 });
  await expect(form.subnets()).not.toHaveCount(0);
  await form.field("A rule on a shared one").check();
  await expect(form.field("Listener").getByRole("option", { name: "hello-own :80" })).toBeAttached();
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
  expect(await form.note("Cluster name")).toBe("Exists: it is used.");
  await expect(form.field("Stage name")).not.toBeEditable();
  await form.fill({ "Service name": "orders", "Desired count": "1", Image: "stageway/echo" });
  await form.fill({ Path: "/orders", "Variable name": "ordersElb" });
  await form.openMore();
  await form.field("One that exists").first().check();
  await form.field("VPC").selectOption(
    await form
      .field("VPC")
      .getByRole("option", { name: /hello-own/ })
      .innerText(),
  );
  await expect(form.subnets()).not.toHaveCount(0);
  for (const subnet of await form.subnets().all()) await subnet.check();
  await form.field("A rule on a shared one").check();
  await form.field("Listener").selectOption("hello-own :80");
  await form.fill({ "Path prefix": "/orders", Priority: "10" });
  await expect(form.preview()).toContainText("/orders/*");
  await expect(form.preview().getByText(/^ecs-own\s*exists$/)).toBeVisible();
  await page.getByRole("button", { name: "Add the service to dev", exact: true }).click();
  await operation.expectOpen();
  await operation.expectEnd("Succeeded", 60_000);

  const ask = (path: string) => fetch(`${stack.endpoint}/restapis/${restApiId}/dev/_user_request_${path}`);
  expect(await (await ask("/orders")).json()).toMatchObject({ method: "GET", path: "/orders" });
  expect((await ask("/helloworld")).status).toBe(200);
  const { LoadBalancers } = await aws.elb.send(new DescribeLoadBalancersCommand({}));
  expect(LoadBalancers?.map((each) => each.LoadBalancerName)).toEqual(["hello-own"]);
});
