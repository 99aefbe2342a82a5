import { CreateRestApiCommand } from "@aws-sdk/client-api-gateway";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { Definition } from "../pages/definition";
import { NewEnvironment } from "../pages/new-environment";

test.use({ stackName: "early" });

test("what is typed and chosen before the page is alive is what is sent", async ({ page, aws }) => {
  const { id: api = "" } = await aws.apiGateway.send(new CreateRestApiCommand({ name: "Early" }));
  const form = new NewEnvironment(page);
  await beforeScripts(page, "/environments/new", async () => {
    await form.fill({ "Service name": "typed-early", "Stage name": "qa" });
    await form.field("API").selectOption(api);
  });
  await expect(page.getByRole("button", { name: "Create qa", exact: true })).toBeVisible();
  await expect(form.field("API")).toHaveValue(api);
  await expect(form.field("API name")).toBeHidden();
  await expect(page.getByRole("form", { name: "New environment" })).toContainText("typed-early");
});

test("so is what is ticked, a file, and a shortcut", async ({ page }) => {
  await beforeScripts(page, "/stacks/new", async () => {
    await page.getByRole("radio", { name: "A file" }).check();
    await page.getByRole("radio", { name: "Pasted text" }).check();
  });
  await expect(page.getByRole("textbox", { name: "Pasted template" })).toBeVisible();

  const definition = new Definition(page);
  await beforeScripts(page, "/apis/import", () =>
    definition.chooseFile("early.yaml", "swagger: '2.0'\ninfo: { title: early, version: '1' }\npaths: {}\n"),
  );
  await expect(page.getByRole("button", { name: "Take early.yaml away" })).toBeVisible();

  await beforeScripts(page, "/stacks", async () => {
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.keyboard.press("?");
  });
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
});

test("a template of ours that comes late does not take the place of what was chosen meanwhile", async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.goto("/stacks/new");
  await page.route("**/cloudformation/*.yaml", async (route) => {
    await held;
    await route.continue();
  });
  await page.getByLabel("Template of ours", { exact: true }).selectOption("ecs-helloworld-fargate.yaml");
  await page.getByRole("radio", { name: "Pasted text" }).check();
  const loaded = page.waitForResponse("**/cloudformation/*.yaml");
  release();
  await (await loaded).finished();
  await page.getByRole("textbox", { name: "Pasted template" }).fill("Resources: {}");
  await expect(page.getByRole("textbox", { name: "Pasted template" })).toHaveValue("Resources: {}");
  await expect(page.getByRole("radio", { name: "Pasted text" })).toBeChecked();
});

/** Opens a page whose scripts come only after `meanwhile`. */
async function beforeScripts(page: Page, url: string, meanwhile: () => Promise<void>): Promise<void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(url, { waitUntil: "commit" });
  await meanwhile();
  release();
}
