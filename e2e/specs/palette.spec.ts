import {
  DeregisterTargetsCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { expect, test } from "../fixtures";
import type { AwsClients } from "../fixtures/aws";
import { expectAccessible, PHONE, WIDE } from "../fixtures/axe";
import { EXAMPLE, openExample } from "../fixtures/example";
import { runningTasks } from "../fixtures/world";
import { Environment } from "../pages/environment";
import { Operation } from "../pages/operation";
import { Palette } from "../pages/palette";
import { Services } from "../pages/services";

test.use({ stackName: "palette" });
// Each test goes on with what the one before has made.
test.describe.configure({ mode: "serial" });

test("everything is three keys away, by name, id or address; what was chosen stands first the next time", async ({
  page,
  aws,
}) => {
  const palette = new Palette(page);
  const [task] = await openExample(page).then(() => runningTasks(aws, "ecs-prod", "helloworld-prod"));
  await palette.open();
  await palette.find("ecsdemo prod", /EcsDemoAPI \/ prod/);
  await expect(palette.dialog.getByRole("status")).toContainText(/\d+ found/);
  await expectAccessible(page, "the palette");
  await palette.input.press("Enter");
  await new Environment(page).expectOpen(EXAMPLE, "prod");
  await expect(palette.dialog).toBeHidden();

  await palette.open();
  await expect(palette.options.first()).toHaveText(/EcsDemoAPI \/ prod/);
  await palette.find(task?.taskArn ?? "no task", /RUNNING/);
  await palette.input.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("ecs-prod / helloworld-prod");
  await expect(new Services(page).tasks.first()).toBeVisible();

  await palette.open();
  await palette.find("promote dev prod", /Promote dev to prod/);
  await palette.input.press("Enter");
  await expect(page.getByRole("dialog", { name: /Promote/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: /Promote/ })).toBeHidden();

  await palette.open();
  await palette.find("provision ecsdemo dev", /Provision EcsDemoAPI\/dev/);
  await palette.input.press("Enter");
  await new Operation(page).expectOpen();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Provision EcsDemoAPI/dev");
  await palette.open();
  await palette.input.fill("nothing of this name");
  await expect(palette.dialog.getByRole("status")).toHaveText("Nothing of that name, id or address is known.");
  await page.keyboard.press("Escape");
  await expect(palette.dialog).toBeHidden();
});

test("keys: pages, filter, list, help; none while typing, and none when they are switched off", async ({ page }) => {
  await page.goto("/");
  const heading = (name: string) => page.getByRole("heading", { level: 1, name });
  await expect(page.getByRole("article").first()).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(page.getByRole("link", { name: "dev", exact: true })).toBeFocused();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("gsp");
  await expect(page.getByRole("searchbox")).toHaveValue("gsp");
  await expect(heading("Environments")).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await expect(heading("Load balancers")).toBeVisible();

  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(help).toContainText("Go to Load balancers");
  await expectAccessible(page, "the shortcuts");
  await help.getByRole("checkbox", { name: "Shortcuts of a single key" }).uncheck();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await new Palette(page).open();
  await expect(page, "switched off, the keys lead nowhere").toHaveURL(/\/load-balancers$/);
});

test("on a phone the pages stand in a menu, and none is cut off", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto("/services");
  const menu = page.getByRole("button", { name: "Pages: Services" });
  const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Load balancers" });
  await expect(link).toBeHidden();
  await menu.click();
  await expect(link).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Escape");
  await expect(link).toBeHidden();
  await expect(menu).toBeFocused();
  await menu.click();
  await link.click();
  await expect(page.getByRole("heading", { level: 1, name: "Load balancers" })).toBeVisible();
  await expect(link).toBeHidden();
});

// How soon is measured by `npm run bench`.
test("a change comes onto the page by itself; paused, nothing changes until somebody asks", async ({
  page,
  browser,
  aws,
}) => {
  const home = await openExample(page);
  await home.environment(EXAMPLE, "dev").getByRole("link", { name: "dev", exact: true }).click();
  const environment = new Environment(page);
  await environment.expectHealth("Healthy");
  await expect(environment.targets).toHaveCount(2);
  const draining = environment.targets.filter({ hasText: "draining" });

  // What is opened stands in the address, and is open for whoever is sent it.
  const balancer = environment.hops("GET /helloworld").and(page.locator("[data-hop=loadBalancer]"));
  const evidence = balancer.getByRole("term").first();
  await balancer.getByText("Evidence").click();
  await expect(evidence).toBeVisible();
  await expect(page).toHaveURL(/open=loadBalancer/);
  await page.reload();
  await expect(evidence).toBeVisible();
  const other = await browser.newPage({ locale: "en-US", viewport: WIDE });
  await other.goto(page.url());
  await expect(other.locator("[data-hop=loadBalancer]").getByRole("term").first()).toBeVisible();
  await other.close();

  await expect(page.getByText(/^as of \d+ s ago$/)).toBeVisible();
  await page.keyboard.press("p");
  await expect(page.getByRole("button", { name: "Pause" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByText(/Paused since \d\d:\d\d:\d\d UTC/)).toBeVisible();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await drainOne(aws, "helloworld-dev");
  await page.keyboard.press("r");
  await expect(draining.first()).toBeVisible();
  expect(
    asked.filter((path) => path.startsWith("/api/environments/")),
    "asked once, by the key",
  ).toHaveLength(1);

  await page.keyboard.press("p");
  await expect(page.getByText(/Paused since/)).toBeHidden();
  const before = await draining.count();
  await drainOne(aws, "helloworld-dev");
  await expect.poll(() => draining.count()).toBeGreaterThan(before);
});

test("the server fails, then is away: the page says so, greys what is old, and recovers", async ({
  page,
  complaints,
}) => {
  complaints.allow(/Failed to load resource|net::/);
  await page.goto("/");
  const cell = page.getByRole("article", { name: `${EXAMPLE} prod` });
  await expect(cell).toContainText("Healthy");
  const look = () => page.locator("main").evaluate((main) => getComputedStyle(main).filter);
  const before = await look();
  const error = { code: "internal", message: "A fault of Stageway." };
  await page.route("**/api/environments", (route) => route.fulfill({ status: 500, json: { error } }));
  await expect(page.getByText("Stale", { exact: true })).toBeVisible();
  await expect(page.getByText(/^as of \d+ (s|min) ago$/)).toBeVisible();
  await expect(cell, "what was known stays").toContainText("Healthy");
  await expect.poll(look).not.toBe(before);
  await page.unrouteAll();
  await page.keyboard.press("r");
  await expect(page.getByText("Stale", { exact: true })).toBeHidden();
  await expect.poll(look).toBe(before);

  await page.route("**/api/**", (route) => route.abort());
  await expect(page.getByText("Server not reachable")).toBeVisible();
  await expect(cell, "what was known stays").toContainText("Healthy");
  await expect.poll(look).not.toBe(before);
  await page.unrouteAll();
  await page.keyboard.press("r");
  await expect(page.getByText("Server not reachable")).toBeHidden();
  await expect.poll(look).toBe(before);
});

/** Takes a healthy target away; answers once ELBv2 says so. */
async function drainOne({ elb }: AwsClients, name: string): Promise<void> {
  const { TargetGroups } = await elb.send(new DescribeTargetGroupsCommand({ Names: [name] }));
  const TargetGroupArn = TargetGroups?.[0]?.TargetGroupArn;
  const health = async () =>
    (await elb.send(new DescribeTargetHealthCommand({ TargetGroupArn }))).TargetHealthDescriptions;
  const target = (await health())?.find((each) => each.TargetHealth?.State === "healthy")?.Target;
  if (!target) throw new Error("No target is healthy.");
  await elb.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: [target] }));
  await expect
    .poll(async () => (await health())?.find((each) => each.Target?.Id === target.Id)?.TargetHealth?.State)
    .toBe("draining");
}
