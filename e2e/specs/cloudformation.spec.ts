import { expect, test } from "../fixtures";
import { wholeAccount } from "../fixtures/account";
import { expectAccessible } from "../fixtures/axe";
import { holdDeletion } from "../fixtures/hold-deletion";
import { readApi } from "../fixtures/world";
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
