import { expect, test } from "../fixtures";
import { readApi } from "../fixtures/world";
import { Environment } from "../pages/environment";
import { Home } from "../pages/home";
import { NewEnvironment } from "../pages/new-environment";
import { Operation } from "../pages/operation";

test.use({ stackName: "story" });
test.setTimeout(300_000);

const API = "EcsDemoAPI";
const NOBODY = "nobody-0000000000.us-east-1.elb.localhost";
const HELLO = '{ "hello" : "world" }';

test("from nothing to two environments, a promotion, a broken binding, its repair and a rollback", async ({
  page,
  aws,
}) => {
  const home = new Home(page);
  const form = new NewEnvironment(page);
  const operation = new Operation(page);
  const environment = new Environment(page);

  await test.step("empty", async () => {
    await home.open();
    await expect(home.empty).toBeVisible();
  });

  await test.step("provision dev", async () => {
    await home.newEnvironment();
    await form.expectOpen();
    await form.submit("dev");
    await operation.expectOpen();
    await operation.expectEnd("Succeeded");
    await expect(operation.step(/load balancer/i).first()).toContainText("made");
  });

  await test.step("2/2 healthy", async () => {
    await operation.toEnvironment(API, "dev");
    await environment.expectOpen(API, "dev");
    await environment.expectHealth("Healthy");
    await expect(environment.targets).toHaveCount(2);
    await home.open();
    await home.expectEnvironment(API, "dev", ["Healthy", "2/2 targets", "helloworld-dev"]);
  });

  await test.step("invoke shows the answer", async () => {
    const outcome = await home.invoke(API, "dev");
    await expect(outcome).toContainText("200");
    await expect(outcome).toContainText(HELLO);
  });

  await test.step("prod, with a load balancer of its own, on the same API", async () => {
    await home.newEnvironment();
    await form.chooseApi(API);
    await form.fill({ "Cluster name": "ecs-prod", "Service name": "helloworld-prod", "Stage name": "prod" });
    await form.submit("prod");
    await operation.expectOpen();
    await operation.expectEnd("Succeeded");
    await home.open();
    await home.expectEnvironment(API, "prod", ["Healthy", "2/2 targets", "helloworld-prod"]);
  });

  const before = await readApi(aws, API);
  expect(before.stage("prod")?.deploymentId).not.toBe(before.stage("dev")?.deploymentId);
  const prodVariables = before.stage("prod")?.variables;

  await test.step("promote dev to prod in one click", async () => {
    const promotion = await home.promote(API, "dev", "prod");
    await promotion.promote();
    await promotion.expectDone();
    await promotion.close();
    const after = await readApi(aws, API);
    expect(after.stage("prod")?.deploymentId).toBe(before.stage("dev")?.deploymentId);
    expect(after.stage("prod")?.variables, "its bindings stay").toEqual(prodVariables);
    expect(after.deployments, "no new snapshot").toHaveLength(before.deployments.length);
  });

  await test.step("invoke prod", async () => {
    const outcome = await home.invoke(API, "prod");
    await expect(outcome).toContainText(HELLO);
  });

  const bound = prodVariables?.helloworldElb ?? "";
  await test.step("break a binding: Degraded, and the hop is named", async () => {
    await home.environment(API, "prod").getByRole("link", { name: "prod", exact: true }).click();
    await environment.expectOpen(API, "prod");
    await environment.changeVariable("helloworldElb", NOBODY);
    await environment.expectHealth("Degraded");
    await expect(environment.causes).toHaveCount(1);
    await expect(environment.causes).toContainText(`Load balancer: ${NOBODY} does not resolve`);
    const outcome = await environment.invoke("prod");
    await expect(outcome).toContainText("500");
    await expect(outcome).toContainText("Hop at fault");
    await home.open();
    await home.expectEnvironment(API, "prod", ["Degraded"]);
    await home.expectEnvironment(API, "dev", ["Healthy"]);
  });

  await test.step("fix it", async () => {
    await home.environment(API, "prod").getByRole("link", { name: "prod", exact: true }).click();
    await environment.changeVariable("helloworldElb", bound);
    await environment.expectHealth("Healthy");
    await expect(environment.causes).toHaveCount(0);
    await expect(await environment.invoke("prod")).toContainText(HELLO);
  });

  await test.step("roll back", async () => {
    await environment.rollBack.first().click();
    await operation.expectOpen();
    await operation.expectEnd("Succeeded");
    const after = await readApi(aws, API);
    expect(after.stage("prod")?.deploymentId).toBe(before.stage("prod")?.deploymentId);
    expect(after.stage("prod")?.variables).toEqual(prodVariables);
    expect(after.stage("dev")).toMatchObject({ deploymentId: before.stage("dev")?.deploymentId });
  });
});
