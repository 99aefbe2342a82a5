import { readFile } from "node:fs/promises";
import { DescribeServicesCommand, RunTaskCommand } from "@aws-sdk/client-ecs";
import { expect, test } from "../fixtures";
import type { AwsClients } from "../fixtures/aws";
import { expectAccessible } from "../fixtures/axe";
import { EXAMPLE, openExample } from "../fixtures/example";
import { startLoggingService, writeLine } from "../fixtures/logging-service";
import { Palette } from "../pages/palette";
import { Services } from "../pages/services";

test.use({ stackName: "services" });
test.setTimeout(300_000);

const CLUSTER = "ecs-dev";

test("a service that stops as soon as it starts: from the list to its last words", async ({ page, aws }) => {
  await openExample(page);
  await startLoggingService(aws, {
    cluster: CLUSTER,
    beside: "helloworld-dev",
    name: "crasher",
    command: "echo connecting to db; echo 'FATAL no password'; exit 3",
  });
  const services = new Services(page);
  await page.getByRole("navigation", { name: "Main" }).first().getByRole("link", { name: "Services" }).click();
  await expect(services.row("crasher")).toContainText("Degraded", { timeout: 60_000 });
  await expect(services.row("helloworld-dev")).toContainText("2/2 tasks");
  await expect(services.row("helloworld-dev")).toContainText(`${EXAMPLE}/dev`);
  // Off the links and buttons: a tooltip under the mouse is none of the page's.
  await page.mouse.move(0, 0);
  await expectAccessible(page, "the list of services");

  await page.getByRole("searchbox", { name: "Filter services" }).fill("helloworld prod");
  await expect(services.row("crasher")).toBeHidden();
  await expect(page).toHaveURL(/q=helloworld/);
  await page.reload();
  await expect(services.row("helloworld-prod")).toBeVisible();
  await expect(services.row("helloworld-dev")).toBeHidden();

  await services.open();
  await services.openService(CLUSTER, "crasher");
  await expect(services.card("Cause")).toContainText("crasher");
  const [stopped] = [services.stopped.filter({ hasText: "Stopped" }).first()];
  await expect(stopped).toContainText("exit code 3", { timeout: 30_000 });
  await expect(stopped).toContainText("A container that must run has exited.");
  await stopped.getByRole("link", { name: /^Logs of task/ }).click();
  await expect(services.lines).toContainText(["connecting to db", "FATAL no password"]);
  await page.mouse.move(0, 0);
  await expectAccessible(page, "a service in trouble with its log");

  await page.getByRole("searchbox", { name: "Search in lines" }).fill("FATAL");
  await expect(services.lines).toHaveCount(1);
  await expect(services.lines.locator("mark")).toHaveText("FATAL");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^crasher-web-[0-9a-f]+\.log$/);
  expect(await readFile(await file.path(), "utf8")).toMatch(/^\S+Z crasher\/web\/[0-9a-f]+ FATAL no password\n$/);
  await page.reload();
  await expect(services.lines, "the address keeps log, task and search").toHaveCount(1);

  await page.getByRole("combobox", { name: "Time range" }).selectOption("From … to …");
  const [from, to] = [page.getByRole("textbox", { name: "From" }), page.getByRole("textbox", { name: "To" })];
  await expect(from).toHaveValue(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  await to.fill("2020-02-30 12:00");
  await expect(to).toHaveAccessibleDescription(/Write a time like/);
  await to.fill("2020-01-01 00:00");
  await expect(to).toHaveAccessibleDescription("The end lies before the beginning.");
  await expect(page).not.toHaveURL(/[?&]to=/);
  await page.mouse.move(0, 0);
  await expectAccessible(page, "a log with a time that is none");
  await from.fill("2019-12-31 22:00");
  await expect(page).toHaveURL(/from=2019-12-31T22%3A00%3A00Z&to=2020-01-01T00%3A00%3A00Z/);
  await expect(page.getByText("No line of this range has that text.")).toBeVisible();
  await page.reload();
  await expect(from, "the address keeps the span").toHaveValue("2019-12-31 22:00:00");
  await to.fill("");
  await expect(services.lines).toHaveCount(1);
});

test("clusters: what ECS counts in them; a task of no service: its log, its end, why it stopped", async ({
  page,
  aws,
}) => {
  await openExample(page);
  await runStandalone(aws, "helloworld-dev", "exit 4");
  const shift = await runStandalone(aws, "helloworld-dev", "echo night shift; httpd-foreground");
  const services = new Services(page);
  await services.open();
  await expect(services.cluster(CLUSTER)).toContainText("Active");
  await services.cluster(CLUSTER).getByRole("link", { name: CLUSTER, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(CLUSTER);
  await expect(services.row("helloworld-dev")).toContainText("2/2 tasks");
  const stopped = services.card("Stopped tasks of no service");
  await expect(stopped).toContainText("started by nightly", { timeout: 30_000 });
  await expect(stopped).toContainText(/ended with code 4\./);
  await page.mouse.move(0, 0);
  await expectAccessible(page, "a cluster");

  // By its id: the list may still have the task that ended.
  const running = page
    .getByRole("list", { name: "Tasks of no service", exact: true })
    .locator(`[data-task="${shift}"]`)
    .filter({ hasText: "Running" });
  await expect(running).toBeVisible();
  await running.getByRole("link", { name: /^Logs of task/ }).click();
  await expect(services.lines).toContainText(["night shift"]);
  await running.getByRole("button", { name: /^Stop task/ }).click();
  const stop = services.panel(/^Stop task/);
  await expect(stop.getByRole("region", { name: "AWS CLI command" })).toContainText("aws ecs stop-task");
  const press = stop.getByRole("button", { name: /^Stop task/ });
  await expect(press, "not without a reason").toBeDisabled();
  await stop.getByRole("textbox", { name: "Reason" }).fill("hangs since midnight");
  await page.mouse.move(0, 0);
  await expectAccessible(page, "the end of a task of no service, with its log");
  await press.click();
  await expect(stopped).toContainText(/hangs since midnight \(.+ with Stageway\)/, { timeout: 60_000 });
  await expect(services.lines, "its log stays").toContainText(["night shift"]);

  const palette = new Palette(page);
  await palette.open();
  await palette.find(CLUSTER, /Cluster$/);
  await palette.input.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/services/${CLUSTER}$`));
});

test("follow: a new line appears by itself, until told otherwise; how far back; a container without a log driver says how to get one", async ({
  page,
  aws,
  stack,
}) => {
  await openExample(page);
  const services = new Services(page);
  const where = { cluster: CLUSTER, beside: "helloworld-dev" };
  await startLoggingService(aws, { ...where, name: "talker", command: "echo up; httpd-foreground" });
  await startLoggingService(aws, { ...where, name: "mute", command: "httpd-foreground", logs: false });
  await services.open();
  await services.openService(CLUSTER, "talker");
  await page.getByRole("button", { name: "Show the log of web" }).click();
  await expect(services.lines.first()).toContainText("up", { timeout: 60_000 });
  await writeLine(stack.endpoint, "talker", "written later");
  await expect(services.lines.last()).toContainText("written later");

  await page.getByRole("button", { name: "Following" }).click();
  const follow = page.getByRole("button", { name: "Follow", exact: true });
  await expect(follow).toHaveAttribute("aria-pressed", "false");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await expect.poll(() => asked.filter((path) => path.startsWith("/api/services/")).length).toBeGreaterThan(2);
  expect(asked, "the page goes on asking, its log does not").not.toContain("/api/logs");
  await writeLine(stack.endpoint, "talker", "written while nobody followed");
  await follow.click();
  await expect(services.lines.last()).toContainText("written while nobody followed");

  const early = services.lines.filter({ hasText: "written hours ago" });
  const range = page.getByRole("combobox", { name: "Time range" });
  await writeLine(stack.endpoint, "talker", "written hours ago", Date.now() - 3 * 3_600_000);
  await range.selectOption("Last 6 hours");
  await expect(early).toBeVisible();
  await expect(page).toHaveURL(/[?&]range=6h/);
  await page.reload();
  await expect(range, "the address keeps the range").toHaveValue("6h");
  await expect(early).toBeVisible();
  await range.selectOption("Last hour");
  await expect(early).toBeHidden();
  await expect(services.lines.last()).toContainText("written while nobody followed");

  await services.open();
  await services.openService(CLUSTER, "mute");
  await page.getByRole("button", { name: /^Show the log of/ }).click();
  await expect(services.card("Logs")).toContainText("has no log driver");
  await expect(services.card("Logs")).toContainText("awslogs-group");
});

test("scale, replace a task, deploy anew: each with its command", async ({ page, aws }) => {
  await openExample(page);
  const services = new Services(page);
  await page.goto(`/services/${CLUSTER}/helloworld-dev`);
  await services.expectHealth("Healthy");
  const running = services.tasks.filter({ hasText: "Running" });
  await expect(running).toHaveCount(2);

  await page.getByRole("button", { name: "Scale…" }).click();
  const scale = services.panel("Scale helloworld-dev");
  await scale.getByRole("textbox", { name: "Tasks that are meant to run" }).fill("0");
  await expect(scale).toContainText(`requests to ${EXAMPLE}/dev will fail`);
  await scale.getByRole("textbox", { name: "Tasks that are meant to run" }).fill("3");
  await expect(scale.getByRole("region", { name: "AWS CLI command" })).toContainText('"desiredCount":3');
  await page.mouse.move(0, 0);
  await expectAccessible(page, "scaling");
  await scale.getByRole("button", { name: "Scale helloworld-dev to 3 tasks" }).click();
  await expect(scale).toContainText("Scaled helloworld-dev to 3 tasks.");
  await expect(running).toHaveCount(3, { timeout: 60_000 });
  const { services: described } = await aws.ecs.send(
    new DescribeServicesCommand({ cluster: CLUSTER, services: ["helloworld-dev"] }),
  );
  expect(described?.[0]?.desiredCount).toBe(3);

  const victim = await running.first().getAttribute("data-task");
  await running
    .and(page.locator(`[data-task="${victim}"]`))
    .getByRole("button", { name: /^Replace task/ })
    .click();
  const replace = services.panel(/^Replace task/);
  await expect(replace.getByRole("region", { name: "AWS CLI command" })).toContainText("aws ecs stop-task");
  await replace.getByRole("button", { name: /^Stop task/ }).click();
  await expect(page.locator(`[data-task="${victim}"]`).filter({ hasText: "Somebody stopped it." }).first()).toBeVisible(
    {
      timeout: 60_000,
    },
  );
  await expect(services.stopped.and(page.locator(`[data-task="${victim}"]`))).toBeVisible({ timeout: 60_000 });
  await expect(running).toHaveCount(3, { timeout: 60_000 });

  const before = await running.first().getAttribute("data-task");
  await page.getByRole("button", { name: "Force new deployment…" }).click();
  const redeploy = services.panel(/^Force a new deployment/);
  await redeploy.getByRole("button", { name: "Replace all tasks of helloworld-dev" }).click();
  await expect(redeploy).toContainText("A new deployment of helloworld-dev has begun.");
  await expect(services.stopped.and(page.locator(`[data-task="${before}"]`))).toBeVisible({ timeout: 120_000 });
  await services.expectHealth("Healthy", 120_000);

  await page.getByRole("navigation", { name: "Main" }).first().getByRole("link", { name: "Audit" }).click();
  const log = page.getByRole("table", { name: "Audit log, newest first" }).getByRole("row");
  await expect(log.filter({ hasText: "service.redeploy" })).toContainText(/ecs-dev\/helloworld-dev\s*Done/);
  await page.getByRole("searchbox", { name: "Filter the audit log" }).fill("scale helloworld-dev");
  await expect(log.filter({ hasText: "service.redeploy" })).toBeHidden();
  await log
    .filter({ hasText: "service.scale" })
    .getByText(/^Details/)
    .click();
  await expect(log.filter({ hasText: "service.scale" })).toContainText('"desiredCount": 3');
  await page.mouse.move(0, 0);
  await expectAccessible(page, "the audit log");
  await page.reload();
  await expect(page).toHaveURL(/q=scale/);
  await expect(log.filter({ hasText: "service.scale" })).toBeVisible();
});

/** A task beside a service's, of its definition, that does something else; answers its id. */
async function runStandalone({ ecs }: AwsClients, beside: string, command: string): Promise<string> {
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster: CLUSTER, services: [beside] }));
  const [service] = services;
  const { tasks = [] } = await ecs.send(
    new RunTaskCommand({
      cluster: CLUSTER,
      taskDefinition: service?.taskDefinition,
      launchType: "FARGATE",
      startedBy: "nightly",
      networkConfiguration: service?.networkConfiguration,
      overrides: {
        containerOverrides: [{ name: service?.loadBalancers?.[0]?.containerName, command: [command] }],
      },
    }),
  );
  return tasks[0]?.taskArn?.split("/").at(-1) ?? "no task";
}
