import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { expectAccessible, PHONE } from "../fixtures/axe";
import { EXAMPLE, openExample } from "../fixtures/example";
import { readApi, whatExists } from "../fixtures/world";
import { Environment } from "../pages/environment";
import { Home } from "../pages/home";
import { Promotion } from "../pages/promotion";

test.use({ stackName: "example" });

test("the empty page is accessible", async ({ page }) => {
  await new Home(page).open();
  await expectAccessible(page, "home, empty");
});

test("the helloworld example, dev and prod, at one press", async ({ page, aws }) => {
  await openExample(page);
  expect(await whatExists(aws)).toEqual({
    apis: [EXAMPLE],
    stages: [`${EXAMPLE}/dev`, `${EXAMPLE}/prod`],
    clusters: ["ecs-dev", "ecs-prod"],
    services: ["ecs-dev/helloworld-dev", "ecs-prod/helloworld-prod"],
    loadBalancers: ["helloworld-dev", "helloworld-prod"],
    targetGroups: ["helloworld-dev", "helloworld-prod"],
  });
});

test("every page is accessible, in both themes and on a phone", async ({ page, aws }) => {
  await openExample(page);
  const { restApiId } = await readApi(aws, EXAMPLE);
  await expectAccessible(page, "home");

  await page.goto(`/environments/${restApiId}/dev`);
  await new Environment(page).expectHealth("Healthy");
  const told = page.getByRole("main").locator("button[data-tip]:visible").first();
  // A page that is not alive yet does not see the focus come.
  await expect(async () => {
    await told.blur();
    await told.focus();
    await expect(page.getByRole("tooltip")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expectAccessible(page, "environment, with a tooltip");

  await page.goto(`/environments/${restApiId}/dev?promote=dev..prod`);
  await expect(new Promotion(page, "dev", "prod").drawer).toBeVisible();
  await expect(page.getByRole("status", { name: "Loading the comparison" })).toBeHidden();
  await expectAccessible(page, "promotion");

  await page.goto("/environments/new");
  await expect(page.getByRole("button", { name: "Create dev" })).toBeVisible();
  await expectAccessible(page, "new environment");

  await page.goto("/operations");
  await expect(page.getByRole("table")).toBeVisible();
  await expectAccessible(page, "operations");

  await page.getByRole("table").getByRole("link").first().click();
  await expect(page.getByRole("list", { name: "Steps", exact: true })).toBeVisible();
  await expectAccessible(page, "operation");
});

test("by keyboard alone: skip to the content, invoke, open and close a promotion", async ({ page }) => {
  const home = await openExample(page);
  // Whoever pressed the example's button still has the focus there.
  await home.open();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");

  const dev = page.getByRole("article", { name: `${EXAMPLE} dev` });
  await tabTo(page, dev.getByRole("button", { name: "Invoke dev" }));
  await page.keyboard.press("Enter");
  await expect(dev.getByRole("status")).toContainText('{ "hello" : "world" }');

  const prod = page.getByRole("article", { name: `${EXAMPLE} prod` });
  const promote = prod.getByRole("link", { name: "Promote dev to prod" });
  await tabTo(page, promote);
  await page.keyboard.press("Enter");
  const promotion = new Promotion(page, "dev", "prod");
  await tabTo(page, promotion.button);
  await page.keyboard.press("Escape");
  await expect(promotion.drawer).toBeHidden();
  await expect(page).toHaveURL(/\/$/);
});

test("on a phone the same words are there", async ({ page }) => {
  await page.setViewportSize(PHONE);
  const home = await openExample(page);
  await expect(await home.invoke(EXAMPLE, "prod")).toContainText("200");
  await home.environment(EXAMPLE, "prod").getByRole("link", { name: "prod", exact: true }).click();
  const environment = new Environment(page);
  await environment.expectHealth("Healthy");
  await expect(environment.hops("GET /helloworld").first()).toContainText("prod");
});

/** Presses Tab until the element has the focus; fails when a whole round does not reach it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 100; presses++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target, "reached by Tab").toBeFocused({ timeout: 1 });
}
