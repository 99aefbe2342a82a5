import { CreateRestApiCommand } from "@aws-sdk/client-api-gateway";
import { expect, test } from "../fixtures";
import { NewEnvironment } from "../pages/new-environment";

test.use({ stackName: "early" });

test("what is typed and chosen before the page is alive is what is sent", async ({ page, aws }) => {
  const { id: api = "" } = await aws.apiGateway.send(new CreateRestApiCommand({ name: "Early" }));
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  const form = new NewEnvironment(page);
  await page.goto("/environments/new", { waitUntil: "commit" });
  await form.fill({ "Service name": "typed-early", "Stage name": "qa" });
  await form.field("API").selectOption(api);
  release();
  await expect(page.getByRole("button", { name: "Create qa", exact: true })).toBeVisible();
  await expect(form.field("API")).toHaveValue(api);
  await expect(form.field("API name")).toBeHidden();
  await expect(page.getByRole("form", { name: "New environment" })).toContainText("typed-early");
});
