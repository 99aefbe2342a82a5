import { expect, test } from "../fixtures";
import { expectAccessible } from "../fixtures/axe";
import { putConditions, putFaults } from "../fixtures/faults";
import { readApi, runningTasks, whatExists } from "../fixtures/world";
import { Environment } from "../pages/environment";
import { Home } from "../pages/home";
import { NewEnvironment } from "../pages/new-environment";
import { Operation } from "../pages/operation";

test.use({ stackName: "crash" });
// Each test goes on with what the one before has made.
test.describe.configure({ mode: "serial" });

const API = "EcsDemoAPI";
const ONE_OF_EACH = {
  apis: [API],
  stages: [`${API}/dev`],
  clusters: ["ecs-dev"],
  services: ["ecs-dev/helloworld-dev"],
  loadBalancers: ["helloworld-dev"],
  targetGroups: ["helloworld-dev"],
};

test("the dashboard is killed in the middle of provisioning: the operation finishes, nothing is there twice", async ({
  page,
  stack,
  aws,
  complaints,
}) => {
  complaints.allow(/Failed to load resource|ERR_CONNECTION_REFUSED|net::/);
  const form = new NewEnvironment(page);
  const operation = new Operation(page);
  // It cannot end before both kills, however slow this test is.
  await putConditions(stack.endpoint, [{ condition: "registrationHeld", targetGroup: "helloworld-dev" }]);
  await form.open();
  await form.submit("dev");
  await operation.expectOpen();
  await expect(operation.step(/service/i).first()).toBeVisible();

  // Twice in the middle: when the first things exist, and when the service does but is not healthy yet.
  for (const made of ["loadBalancers", "services"] as const) {
    await expect.poll(async () => (await whatExists(aws))[made].length, { intervals: [20] }).toBe(1);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Running");
    await stack.killDashboard();
    await stack.startDashboard();
  }

  await putConditions(stack.endpoint, []);
  await page.reload();
  await operation.expectEnd("Succeeded");
  expect(await whatExists(aws)).toEqual(ONE_OF_EACH);
  const { deployments } = await readApi(aws, API);
  expect(deployments).toHaveLength(1);
  expect(await runningTasks(aws, "ecs-dev", "helloworld-dev")).toHaveLength(2);
});

test("a second run with the same names changes nothing and succeeds", async ({ page, aws }) => {
  const form = new NewEnvironment(page);
  const operation = new Operation(page);
  const before = await readApi(aws, API);
  const tasks = await runningTasks(aws, "ecs-dev", "helloworld-dev");
  await form.open();
  // The load balancer, its target group and the service.
  await expect(form.preview().getByText(/^helloworld-dev\s*exists, this environment’s own/)).toHaveCount(3);
  await form.submit("dev");
  await operation.expectOpen();
  await operation.expectEnd("Succeeded");
  expect(await whatExists(aws)).toEqual(ONE_OF_EACH);
  const after = await readApi(aws, API);
  expect(after.deployments).toEqual(before.deployments);
  expect(after.stage("dev")).toEqual(before.stage("dev"));
  const arns = (each: typeof tasks) => each.map(({ taskArn }) => taskArn).sort();
  expect(arns(await runningTasks(aws, "ecs-dev", "helloworld-dev"))).toEqual(arns(tasks));
  await expect(page.getByText("made", { exact: true })).toHaveCount(0);
});

test("the local AWS is killed and started again: everything is still there and answers", async ({
  page,
  stack,
  aws,
  complaints,
}) => {
  complaints.allow(/Failed to load resource|net::/);
  const before = await whatExists(aws);
  await stack.killLocalAws();
  await stack.startLocalAws();
  expect(await whatExists(aws)).toEqual(before);
  const home = new Home(page);
  await home.open();
  await home.expectEnvironment(API, "dev", ["Healthy", "2/2 targets"], 90_000);
  await expect(await home.invoke(API, "dev")).toContainText('{ "hello" : "world" }');
});

test("AWS answers only in part: what is not known is said and judged so, what is known stays well", async ({
  page,
  stack,
}) => {
  const environment = new Environment(page);
  const home = new Home(page);
  await home.open();
  await home.environment(API, "dev").getByRole("link", { name: "dev", exact: true }).click();
  await environment.expectHealth("Healthy");
  // Each in a way of its own: silence, half an answer, a refusal, throttling.
  await putFaults(stack.endpoint, [
    { service: "elasticloadbalancing", operation: "DescribeTargetHealth", latencyMs: 60_000 },
    { service: "ecs", operation: "DescribeServices", ending: "malformed" },
    { service: "ecs", operation: "DescribeTasks", error: { code: "AccessDeniedException", status: 403 } },
    { service: "apigateway", operation: "GetDeployments", throttle: true },
  ]);
  await environment.expectHealth("Unknown");
  const unknown = page.getByRole("region", { name: "What is not known" });
  for (const family of [/Target health/i, /Services/i, /Tasks/i, /Deployments/i]) {
    await expect(unknown).toContainText(family);
  }
  await expect(environment.hops("GET /helloworld")).toHaveText([
    /^OKStage/,
    /^OKSnapshot/,
    /^OKMethod/,
    /^OKIntegration/,
    /^OKStage variable/,
    /^OKLoad balancer/,
    /^OKListener/,
    /^Not knownTarget group/,
    /^Not knownService/,
  ]);
  await expect(environment.targets).toHaveCount(0);
  await expectAccessible(page, "an environment that is not wholly known");
});

test("a dashboard that has read nothing yet cannot read an API's stages: the page says why, and comes by itself", async ({
  page,
  stack,
  aws,
  complaints,
}) => {
  complaints.allow(/Failed to load resource/);
  await putFaults(stack.endpoint, []);
  const { restApiId } = await readApi(aws, API);
  const denied = { code: "AccessDeniedException", message: "No GetStages for you.", status: 403 };
  await putFaults(stack.endpoint, [{ service: "apigateway", operation: "GetStages", error: denied }]);
  await stack.killDashboard();
  await stack.startDashboard();
  await page.goto(`/environments/${restApiId}/dev`);
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText("The API's stages could not be read.");
  await expect(alert).toContainText("AWS says that these credentials may not do this.");
  await expect(alert).toContainText("No GetStages for you.");
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("Healthy");
  await expectAccessible(page, "an environment of which nothing is known");

  await putFaults(stack.endpoint, []);
  await new Environment(page).expectHealth("Healthy");
  await expect(alert).toBeHidden();
});
