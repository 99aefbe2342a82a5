import { expect, test } from "../fixtures";
import { wholeAccount } from "../fixtures/account";
import { expectAccessible } from "../fixtures/axe";
import { Home } from "../pages/home";
import { NewEnvironment } from "../pages/new-environment";
import { Operation } from "../pages/operation";
import { Removal } from "../pages/removal";

test.use({ stackName: "trouble", testSpeed: 0.2 });

test("what is wrong in the form stands beside its field, and nothing is lost", async ({ page }) => {
  const form = new NewEnvironment(page);
  await form.open();
  await form.fill({
    "Service name": "-no-",
    "Container port": "70000",
    "Desired count": "5001",
    "Stage name": "dev stage",
    Path: "helloworld",
    Image: "",
    "Cluster name": "kept",
  });
  await form.submit("dev stage");
  await expect(form.field("Service name")).toBeFocused();
  for (const label of ["Service name", "Container port", "Desired count", "Stage name", "Path", "Image"]) {
    await expect(form.field(label), label).toHaveAttribute("aria-invalid", "true");
    expect((await form.note(label)).length, `${label} says why`).toBeGreaterThan(5);
  }
  await expect(form.field("Cluster name")).toHaveValue("kept");
  await expect(form.field("Cluster name")).not.toHaveAttribute("aria-invalid");
  await expectAccessible(page, "the form with errors");
});

test("an image that cannot be pulled: the operation fails with ECS's reason; a retry is offered, and what was made is removed", async ({
  page,
  aws,
}) => {
  const fresh = await wholeAccount(aws);
  const form = new NewEnvironment(page);
  const operation = new Operation(page);
  await form.open();
  await form.fill({ "Service name": "no-image", Image: "nobody/nothing:1", "Desired count": "1" });
  await form.submit("dev");
  await operation.expectOpen();
  await operation.expectEnd("Failed", 180_000);
  await expect(page.getByRole("alert").first()).toContainText("CannotPullContainerError");
  await expect(page.getByRole("button", { name: "Retry operation" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "What exists now" })).toBeVisible();
  await expectAccessible(page, "a failed operation");

  await page.getByRole("link", { name: "Remove what it made…" }).click();
  const removal = new Removal(page);
  await expect(removal.goes.filter({ hasText: /^service/ })).toContainText("no-image");
  await removal.logGroups.check();
  await expect(removal.goes.filter({ hasText: /^log group/ })).toHaveCount(1);
  await expectAccessible(page, "removal of what an operation made");
  await removal.button.click();
  await page.waitForURL((url) => !url.pathname.endsWith("/remove"));
  await operation.expectOpen();
  await operation.expectEnd("Succeeded");
  await expect(page.getByRole("region", { name: "Proof" })).toContainText("Nothing is left");
  await expect.poll(() => wholeAccount(aws)).toEqual(fresh);
});

test("a page that does not exist says so, and so does an environment", async ({ page, complaints }) => {
  complaints.allow(/404/);
  for (const path of ["/nothing", "/environments/abc123/dev"]) {
    // A read that takes long streams, and has said 200 before it knows; the words are the same.
    await expect.poll(async () => (await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Environments" }).first()).toBeVisible();
  }
  await expectAccessible(page, "not found");
});

test("AWS does not answer: the page says so, keeps what it knew with its age, and recovers by itself", async ({
  page,
  stack,
  complaints,
}) => {
  complaints.allow(/Failed to load resource|503|502|504/);
  const home = new Home(page);
  await home.open();
  await stack.stopLocalAws();
  const trouble = page.getByRole("region", { name: "What is not known" });
  await expect(trouble).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page, "home without AWS");
  await page.reload();
  await expect(trouble).toBeVisible({ timeout: 60_000 });
  await expect(home.empty, "unknown is not empty").toBeHidden();

  await stack.startLocalAws();
  await expect(trouble).toBeHidden({ timeout: 60_000 });
});
