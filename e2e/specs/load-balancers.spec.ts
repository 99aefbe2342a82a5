import {
  CreateTargetGroupCommand,
  DescribeTargetGroupsCommand,
  ModifyTargetGroupCommand,
  RegisterTargetsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { expect, test } from "../fixtures";
import { expectAccessible } from "../fixtures/axe";
import { openExample } from "../fixtures/example";
import { hurry } from "../fixtures/incidents";
import { LoadBalancers } from "../pages/load-balancers";
import { Palette } from "../pages/palette";
import { Timeline } from "../pages/timeline";

test.use({ stackName: "load-balancers" });
// Each test goes on with what the one before has made.
test.describe.configure({ mode: "serial" });

const PROD = "helloworld-prod";

test("the list: health, targets and environments of each; what is asked for stands in the address", async ({
  page,
}) => {
  const screen = new LoadBalancers(page);
  await openExample(page);
  await screen.open();
  await expect(screen.rows).toHaveCount(2);
  for (const word of ["internet-facing", "Healthy", "2/2 targets", "HTTP :80", "EcsDemoAPI / prod"]) {
    await expect(screen.row(PROD)).toContainText(word);
  }
  await expectAccessible(page, "load balancers");

  await screen.filter.fill("ecsdemoapi/prod");
  await expect(screen.rows).toHaveCount(1);
  await page.reload();
  await expect(screen.filter).toHaveValue("ecsdemoapi/prod");
  await expect(screen.rows).toHaveCount(1);
  await screen.filter.fill("nobody");
  await page.getByRole("button", { name: "Clear the filter" }).click();

  for (const [order, first] of [
    ["ascending", "helloworld-dev"],
    ["descending", PROD],
  ] as const) {
    await screen.head("Load balancer").getByRole("button").click();
    await expect(screen.head("Load balancer")).toHaveAttribute("aria-sort", order);
    await expect(screen.rows.first()).toContainText(first);
  }
  expect(new URL(page.url()).search).toBe("?sort=-name");
  await page.getByRole("button", { name: "Healthy: 2" }).click();
  await expect(page).toHaveURL(/health=healthy/);
});

test("a target group without a load balancer: listed, found, and every target with its reason", async ({
  page,
  aws,
}) => {
  await openExample(page);
  const { TargetGroups } = await aws.elb.send(new DescribeTargetGroupsCommand({ Names: [PROD] }));
  const VpcId = TargetGroups?.[0]?.VpcId;
  const about = { Name: "hello-green", Protocol: "HTTP" as const, Port: 80, TargetType: "ip" as const, VpcId };
  const { TargetGroups: made } = await aws.elb.send(new CreateTargetGroupCommand(about));
  const TargetGroupArn = made?.[0]?.TargetGroupArn;
  await aws.elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: "172.31.0.77", Port: 80 }] }));
  const screen = new LoadBalancers(page);
  await screen.open();
  const free = page.getByRole("list", { name: "Target groups without a load balancer" }).getByRole("listitem");
  await expect(free).toContainText("1 target unused (Target.NotInUse)");
  await expectAccessible(page, "load balancers with a free target group");

  const palette = new Palette(page);
  await palette.open();
  await palette.find("hello-green", /behind no load balancer/);
  await palette.input.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("hello-green");
  await expect(screen.rows).toHaveText(/unused.*172\.31\.0\.77:80.*Target\.NotInUse/);
  await page.mouse.move(0, 0); // no tooltip
  await expectAccessible(page, "a target group without a load balancer");
});

test("one load balancer: rules, settings, every target with its task; then its health checks fail", async ({
  page,
  aws,
}) => {
  const screen = new LoadBalancers(page);
  await openExample(page);
  await hurry(aws, PROD);
  await screen.open();
  await screen.openOne(PROD);
  await expect(screen.rules("HTTP :80")).toHaveText(/default.*Always.*helloworld-prod/);
  await expect(screen.rows).toHaveCount(2);
  await expect(screen.rows.first()).toContainText(/healthy.*:80.*RUNNING.*service helloworld-prod/);
  await expect(screen.group(PROD)).toContainText("2/2 targets");
  await screen
    .group(PROD)
    .getByText(/^Health check/)
    .first()
    .click();
  await expect(screen.group(PROD)).toContainText("Success codes");
  await page.mouse.move(0, 0); // no tooltip
  await expectAccessible(page, "a load balancer");

  const { TargetGroups } = await aws.elb.send(new DescribeTargetGroupsCommand({ Names: [PROD] }));
  const TargetGroupArn = TargetGroups?.[0]?.TargetGroupArn;
  await aws.elb.send(new ModifyTargetGroupCommand({ TargetGroupArn, Matcher: { HttpCode: "299" } }));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Degraded", { timeout: 90_000 });
  await expect(screen.group(PROD).getByRole("list", { name: "Reasons" })).toContainText(
    /unhealthy.*Target\.ResponseCodeMismatch.*other than 299.*matcher take 200 as well \(299,200\)/,
    { timeout: 60_000 },
  );
  await page.getByRole("button", { name: /^unhealthy: / }).click();
  await expect(page).toHaveURL(/state=unhealthy/);
  await expect(screen.rows.first()).toContainText("Target.ResponseCodeMismatch");
  await page.mouse.move(0, 0); // no tooltip
  await expectAccessible(page, "a load balancer in trouble");

  // Since when, by Stageway's own history: AWS has none.
  await expect(screen.rows.first()).toContainText(/Target\.ResponseCodeMismatch\s*since/);
  await screen.rows
    .first()
    .getByRole("button", { name: /^History of target/ })
    .click();
  const history = page.getByRole("dialog", { name: /^History of/ }).getByRole("listitem");
  await expect(history.first()).toContainText(/unhealthy.*Target\.ResponseCodeMismatch.*From/);
  // ECS replaces tasks that fail: the first row may be of a new one.
  await expect(history.nth(1)).toContainText(/^(healthy|initial)/);
  await expectAccessible(page, "a target's history");
  await page.getByRole("button", { name: "Close" }).click();

  await page.getByRole("link", { name: "EcsDemoAPI / prod" }).first().click();
  const timeline = new Timeline(page);
  await timeline.open();
  await expect(timeline.entries.filter({ hasText: "Healthy → Degraded" })).toBeVisible();
  await expect(timeline.entries.filter({ hasText: "Provision EcsDemoAPI/prod: succeeded" })).toBeVisible();
  await page.mouse.move(0, 0); // no tooltip
  await expectAccessible(page, "a timeline");
  await timeline.choose("Targets");
  await page.reload();
  await expect(timeline.entries.filter({ hasText: /Target .*:80 is unhealthy, it was healthy/ }).first()).toBeVisible();
  await timeline.choose("Targets");
  await aws.elb.send(new ModifyTargetGroupCommand({ TargetGroupArn, Matcher: { HttpCode: "200" } }));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Healthy", { timeout: 90_000 });
  await expect(timeline.entries.filter({ hasText: "Degraded → Healthy" }).first()).toBeVisible();
});

test("5,000 targets: few are drawn, all are found", async ({ page }) => {
  const screen = new LoadBalancers(page);
  await page.route(`**/api/load-balancers/${PROD}`, async (route) => {
    const answer = await (await route.fetch({ headers: { accept: "application/json" } })).json();
    const [group] = answer.targetGroups;
    const [one] = group.targets;
    const many = Array.from({ length: 5_000 }, (_, at) => ({ ...one, address: `10.9.${at >> 8}.${at & 255}` }));
    group.targets = many;
    group.reasons[0].count = many.length;
    await route.fulfill({ json: answer });
  });
  await page.goto(`/load-balancers/${PROD}?sort=target`);
  const table = page.getByRole("table", { name: "Targets" });
  await expect(table).toHaveAttribute("aria-rowcount", "5001", { timeout: 30_000 });
  await expect.poll(() => screen.rows.count()).toBeLessThan(50);
  await expect(screen.rows.first()).toContainText("10.9.0.0:80");

  const box = page.getByRole("region", { name: "Targets" }).filter({ has: table }).last();
  await box.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(screen.row("10.9.19.135:80")).toBeVisible();
  expect(await screen.rows.count()).toBeLessThan(80);
  await screen.filter.fill("10.9.7.77:80");
  await expect(screen.rows).toHaveCount(1);
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("a load balancer that there is not says so", async ({ page, complaints }) => {
  complaints.allow(/404/);
  await expect.poll(async () => (await page.goto("/load-balancers/nobody"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
});
