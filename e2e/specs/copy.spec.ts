import { GetStageCommand } from "@aws-sdk/client-api-gateway";
import { DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { expect, test } from "../fixtures";
import { expectAccessible } from "../fixtures/axe";
import { EXAMPLE, openExample } from "../fixtures/example";
import { addOrders, GREETING } from "../fixtures/orders";
import { readApi } from "../fixtures/world";
import { Change } from "../pages/change";
import { Environment } from "../pages/environment";
import { NewEnvironment } from "../pages/new-environment";
import { Operation } from "../pages/operation";

test.use({ stackName: "copy", testSpeed: 0.2 });

test("dev is copied whole to a new stage that answers; exported; its image changed; its load balancer picked", async ({
  page,
  aws,
  stack,
}) => {
  await openExample(page);
  const { restApiId } = await readApi(aws, EXAMPLE);
  const change = new Change(page);
  const environment = new Environment(page);
  await addOrders(aws, restApiId);
  await page.goto(`/environments/${restApiId}/dev`);
  await expect(page.getByText("/orders").first()).toBeVisible({ timeout: 30_000 });

  await test.step("copy dev to test", async () => {
    await change.open("dev");
    await expectAccessible(page, "what can be done with an environment");
    await change.choose("Copy to a new stage…");
    const form = new NewEnvironment(page);
    await expect(page.getByRole("heading", { level: 1, name: "Copy dev to a new stage" })).toBeVisible();
    const carried = page.getByRole("region", { name: "Carried over", exact: true });
    await expect(carried).toContainText("environment variables GREETING");
    await expect(carried).not.toContainText(GREETING);
    await expect(page.getByText(/^Not looked at: tags of your own/)).toBeVisible();
    await expectAccessible(page, "the form of a copy");
    await form.fill({ "Stage name": "qa" });
    await expect(form.field("Name of service 2")).toHaveValue("orders-qa");
    await expect(form.field("Service name")).toHaveValue("helloworld-qa");
    await form.fill({ "Stage name": "test", "Desired count": "1" });
    await expect(form.field("Cluster name")).toHaveValue("ecs-test");
    await expect(form.field("Image")).toHaveValue("httpd:2.4");
    await form.submit("test");
    const operation = new Operation(page);
    await operation.expectOpen();
    await operation.expectEnd("Succeeded");
    await operation.toEnvironment(EXAMPLE, "test");
    await environment.expectHealth("Healthy");
    await expect(await environment.invoke("test")).toContainText("200");
    const copied = await aws.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "helloworld-test" }));
    expect(copied.taskDefinition?.containerDefinitions?.[0]?.environment).toEqual([
      { name: "GREETING", value: GREETING },
    ]);
    const orders = await fetch(`${stack.endpoint}/restapis/${restApiId}/test/_user_request_/orders`);
    expect(await orders.json()).toMatchObject({ path: "/orders" });
  });

  await test.step("export it", async () => {
    await change.open("test");
    await change.choose("Export…");
    await expect(change.drawer.getByRole("region", { name: "CloudFormation template" })).toContainText(
      "ServiceName: helloworld-test",
    );
    await expect(change.drawer.getByRole("region", { name: "CloudFormation template" })).toContainText(GREETING);
    await expect(change.drawer).toContainText("The values of environment variables stand in it");
    await change.field("Export as").selectOption("AWS CLI script");
    await expect(change.drawer.getByRole("region", { name: "AWS CLI script" })).toContainText("aws ecs create-service");
    await change.close();
  });

  await test.step("change its image", async () => {
    await change.open("test");
    await change.choose("Change an image…");
    await expect(change.field("Image")).toHaveValue("httpd:2.4");
    await change.field("Image").fill("httpd:2.4.62");
    await change.press("Roll out to helloworld-test");
    await change.expectEnd("Succeeded");
    await change.close();
    await environment.expectHealth("Healthy");
  });

  await test.step("pick a load balancer", async () => {
    await page.getByRole("button", { name: "Change helloworldElb" }).click();
    const picker = page.getByRole("combobox", { name: "Load balancer" });
    const option = picker.getByRole("option", { name: "helloworld-prod · Healthy · 2/2 targets" });
    await picker.selectOption(await option.innerText());
    await page.getByRole("button", { name: "Save helloworldElb" }).click();
    await expect(page.getByRole("list", { name: "Stage variables" })).toContainText("load balancer helloworld-prod");
    const bound = async () => {
      const { variables } = await aws.apiGateway.send(new GetStageCommand({ restApiId, stageName: "test" }));
      return variables?.helloworldElb;
    };
    expect(await bound()).toMatch(/^helloworld-prod-/);
    const history = page.getByRole("region", { name: "Promotions and rollbacks" });
    await expect(history.getByText("Variable helloworldElb changed by hand")).toBeVisible();
    await expectAccessible(page, "a change by hand");
    await history.getByRole("button", { name: "Undo the change of helloworldElb" }).click();
    await expect(page.getByRole("list", { name: "Stage variables" })).toContainText("load balancer helloworld-test");
    expect(await bound()).toMatch(/^helloworld-test-/);
  });

  await test.step("add a route", async () => {
    await change.open("test");
    await change.choose("Add a route…");
    await change.press("Add to test");
    await expect(change.field("Path")).toHaveAttribute("aria-invalid", "true");
    await change.field("Path").fill("/hello/{name}");
    await expect(change.field("Leads to the variable")).toHaveValue("helloworldElb");
    await change.field("POST").check();
    await expectAccessible(page, "adding a route");
    await change.press("Add to test");
    await change.expectEnd("Succeeded");
    await change.close();
    const added = await fetch(`${stack.endpoint}/restapis/${restApiId}/test/_user_request_/hello/ada`);
    expect([added.status, (await added.text()).trim()]).toEqual([200, '{ "hello" : "world" }']);
    await expect(page.getByText("/hello/{name}").first()).toBeVisible();
  });
});
