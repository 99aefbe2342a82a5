import { CreateDeploymentCommand } from "@aws-sdk/client-api-gateway";
import { UpdateServiceCommand } from "@aws-sdk/client-ecs";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { environmentAnswer } from "../fixtures/answers";
import type { AwsClients } from "../fixtures/aws";
import { EXAMPLE, openExample } from "../fixtures/example";
import { closeTasks, hurry, letIn, rollOut } from "../fixtures/incidents";
import { readApi } from "../fixtures/world";
import { Change } from "../pages/change";
import { Environment } from "../pages/environment";
import type { Home } from "../pages/home";
import { Services } from "../pages/services";

test.use({ stackName: "incidents" });
// One environment has one incident after the other.
test.describe.configure({ mode: "serial" });

const CLUSTER = "ecs-dev";
const SERVICE = "helloworld-dev";

/** The example, healthy, on the home page. */
async function wellAtFirst(page: Page, aws: AwsClients): Promise<Home> {
  const home = await openExample(page);
  await hurry(aws, SERVICE);
  // ECS replaces what fails its health checks after a minute: then there would be other targets than those looked at.
  await aws.ecs.send(
    new UpdateServiceCommand({ cluster: CLUSTER, service: SERVICE, healthCheckGracePeriodSeconds: 600 }),
  );
  return home;
}

test("somebody closes a security group: from the alarm to the group, and well by the page's own command", async ({
  page,
  request,
  aws,
}) => {
  const home = await wellAtFirst(page, aws);
  const environment = new Environment(page);
  const closed = await closeTasks(aws, CLUSTER, SERVICE);
  const outcome = await home.invoke(EXAMPLE, "dev");
  await expect(outcome).toContainText("No answer yet");
  await home.expectEnvironment(EXAMPLE, "dev", ["Degraded", "0/2 targets", "Target.Timeout", /since \d+ (s|min) ago/]);
  await home.expectEnvironment(EXAMPLE, "prod", ["Healthy", "2/2 targets"]);
  // The load balancer tries to connect for 10 s, then once more when it is asked directly.
  await expect(outcome).toContainText("504", { timeout: 40_000 });
  await expect(outcome).toContainText("The target did not answer the load balancer in time.");

  await home.environment(EXAMPLE, "dev").getByRole("link", { name: "dev", exact: true }).click();
  await environment.expectOpen(EXAMPLE, "dev");
  await expect(environment.causes).toHaveCount(1);
  await expect(environment.causes).toContainText(`Target group: All 2 targets of ${SERVICE} are unhealthy`);
  await expect(environment.causes).toContainText(`Security group ${closed} (`);
  await expect(environment.causes).toContainText(
    /of helloworld-dev's tasks does not let the load balancer's sg-\w+ in on port 80\./,
  );
  await expect(environment.causes).toContainText(`aws ec2 authorize-security-group-ingress --group-id ${closed} `);
  await expect(environment.causes).toContainText(/To look closer\s*\S.*aws ec2 describe-security-groups/s);
  await expect(environment.hops("GET /helloworld").filter({ hasText: /^OKListener/ })).toBeVisible();
  await expect(environment.targets.first()).toContainText(/unhealthy.*Target\.Timeout.*since \d+ (s|min) ago/);
  await environment.targets.first().getByText("Evidence and remedy").click();
  await expect(environment.targets.filter({ hasText: "aws ec2 authorize-security-group-ingress" })).toHaveCount(1);

  // A script is told the same.
  const { restApiId } = await readApi(aws, EXAMPLE);
  const told = async () =>
    environmentAnswer.parse(await (await request.get(`/api/environments/${restApiId}/dev`)).json());
  const remedy = { cli: expect.stringContaining("aws ec2 authorize-security-group-ingress") };
  await expect.poll(told).toMatchObject({
    health: "degraded",
    causes: [{ hop: "targetGroup", code: "target.securityGroup", remedy }],
    paths: [{ httpMethod: "GET", path: "/helloworld", verdict: "fail" }],
    unknown: [],
  });

  // What the page says to do is EC2's: no page of Stageway changes a security group, so a person pastes the command.
  await letIn(aws, await environment.command(1).innerText());
  await environment.expectHealth("Healthy");
  await expect(environment.causes).toHaveCount(0);
  await expect(await environment.invoke("dev")).toContainText("200");
});

test("a pipeline rolls out a bad image, then a wrong one: the reason, the last words, and the right one from the page", async ({
  page,
  aws,
}) => {
  const home = await wellAtFirst(page, aws);
  const environment = new Environment(page);
  const services = new Services(page);
  const good = await rollOut(aws, CLUSTER, SERVICE, { image: "nobody/nothing:2" });
  await home.expectEnvironment(EXAMPLE, "dev", ["Degraded", "2/2 targets"]);
  await home.environment(EXAMPLE, "dev").getByRole("link", { name: "dev", exact: true }).click();
  // While ECS goes back, and afterwards: what happened, and why.
  await expect(environment.causes).toContainText([
    /(?=.*circuit breaker)(?=.*image nobody\/nothing:2 cannot be pulled)/s,
  ]);
  // While ECS goes back it follows from the tasks; afterwards it is what is left to say.
  await expect(environment.hops("GET /helloworld").and(page.locator("[data-hop=service]"))).toContainText(
    /circuit breaker/,
  );
  // What runs still serves.
  await expect(await environment.invoke("dev")).toContainText("200");

  await environment.causes.first().getByRole("link", { name: "Go there" }).click();
  await page.waitForURL(`**/services/${CLUSTER}/${SERVICE}`);
  await services.expectHealth("Degraded");
  await expect(services.stopped.first()).toContainText("CannotPullContainerError");
  await expect(services.card("Deployments")).toContainText("circuit breaker");
  await expect(services.card("Events")).toContainText("deployment failed: tasks failed to start");

  // While somebody is about to give another image, the pipeline tries its next one: the form follows.
  const toEnvironment = page.getByRole("link", { name: `${EXAMPLE}/dev` }).first();
  await toEnvironment.click();
  await environment.expectOpen(EXAMPLE, "dev");
  const change = new Change(page);
  await change.open("dev");
  await change.choose("Change an image…");
  await expect(change.field("Image")).toHaveValue("nobody/nothing:2");
  await rollOut(aws, CLUSTER, SERVICE, { image: "stageway/echo" });
  await expect(change.field("Image")).toHaveValue("stageway/echo");
  await page.goto(`/services/${CLUSTER}/${SERVICE}`);
  // It is there, and is not what the command is for.
  const exited = services.stopped.filter({ hasText: "exit code 2" }).first();
  await expect(exited).toBeVisible();
  await exited.getByRole("link", { name: /^Logs of task/ }).click();
  await expect(services.lines).toContainText([/cannot create \S+: No such file/]);

  await toEnvironment.click();
  await environment.expectOpen(EXAMPLE, "dev");
  await change.open("dev");
  await change.choose("Change an image…");
  await expect(change.field("Image")).toHaveValue("stageway/echo");
  await change.field("Image").fill(good.image ?? "");
  await change.press(`Roll out to ${SERVICE}`);
  await change.expectEnd("Succeeded", 120_000);
  await change.close();
  await environment.expectHealth("Healthy");
  await expect(environment.causes).toHaveCount(0);
  await expect(await environment.invoke("dev")).toContainText("200");
  await home.open();
  await home.expectEnvironment(EXAMPLE, "dev", ["Healthy", "2/2 targets"]);
});

test("somebody deploys the API with a variable misspelt: 500, the cause, and the variable set on the page", async ({
  page,
  aws,
}) => {
  const home = await wellAtFirst(page, aws);
  const environment = new Environment(page);
  const { restApiId, stage } = await readApi(aws, EXAMPLE);
  const bound = stage("dev")?.variables?.helloworldElb ?? "";
  await aws.apiGateway.send(
    new CreateDeploymentCommand({ restApiId, stageName: "dev", variables: { heloworldElb: bound } }),
  );
  await home.expectEnvironment(EXAMPLE, "dev", ["Degraded", "helloworldElb is not set"]);
  const outcome = await home.invoke(EXAMPLE, "dev");
  await expect(outcome).toContainText("500");
  await expect(outcome).toContainText("Internal server error");

  await home.environment(EXAMPLE, "dev").getByRole("link", { name: "dev", exact: true }).click();
  await expect(environment.causes.first()).toContainText("Stage variable helloworldElb is not set in dev");
  await expect(environment.causes.nth(1)).toContainText("heloworldElb");
  await environment.causes.first().getByRole("link", { name: "Go there" }).click();
  await expect(page.getByRole("region", { name: "Stage variables" })).toBeInViewport();
  await environment.setVariable("helloworldElb", bound);
  await environment.expectHealth("Healthy");
  await expect(await environment.invoke("dev")).toContainText("200");
});
