import { DeleteStageCommand } from "@aws-sdk/client-api-gateway";
import { expect, test } from "../fixtures";
import { wholeAccount } from "../fixtures/account";
import { expectAccessible } from "../fixtures/axe";
import { EXAMPLE, openExample } from "../fixtures/example";
import { readApi } from "../fixtures/world";
import { Environment } from "../pages/environment";
import { Operation } from "../pages/operation";
import { Removal } from "../pages/removal";

test.use({ stackName: "teardown" });

test("dev is removed, what it shares stays; what is left of prod is found and removed; nothing is left", async ({
  page,
  aws,
}) => {
  const fresh = await wholeAccount(aws);
  await openExample(page);
  const { restApiId } = await readApi(aws, EXAMPLE);
  await page.goto(`/environments/${restApiId}/dev`);
  await new Environment(page).expectHealth("Healthy");
  await page.getByRole("link", { name: "Remove environment…" }).click();

  const removal = new Removal(page);
  await removal.expectOpen(`Remove ${EXAMPLE}/dev`);
  await expect(removal.goes.filter({ hasText: /^load balancer/ })).toContainText("helloworld-dev");
  await expect(removal.stays.filter({ hasText: /^API/ })).toContainText("In use by");
  await expectAccessible(page, "removal");
  await removal.logGroups.check();
  await expect(removal.goes.filter({ hasText: /^log group/ })).toHaveCount(1);
  await expect(removal.button).toBeDisabled();
  await removal.type(`${EXAMPLE}/dev`);
  await removal.button.click();
  await new Operation(page).expectOpen();
  await new Operation(page).expectEnd("Succeeded");
  await expect(page.getByRole("region", { name: "Proof" })).toContainText("Nothing is left");
  expect(await wholeAccount(aws), "what is prod's alone").toMatchObject({
    stages: [`${EXAMPLE}/prod`],
    loadBalancers: ["helloworld-prod"],
    logGroups: [expect.stringContaining("helloworld-prod")],
    taskDefinitions: [expect.stringContaining("helloworld-prod:")],
  });

  await page.goto("/findings");
  await page.getByRole("link", { name: "Orphans of removed environments" }).click();
  await expect(page.getByRole("heading", { name: "No orphans" })).toBeVisible();
  // Somebody deletes the stage elsewhere: the page that says that there is nothing has to notice.
  await aws.apiGateway.send(new DeleteStageCommand({ restApiId, stageName: "prod" }));
  await expect(page.getByRole("region", { name: `${EXAMPLE}/prod` })).toContainText("helloworld-prod");
  await expectAccessible(page, "orphans");
  await page.getByRole("checkbox", { name: /log groups/ }).check();
  // The API may have been made for dev: then it is an orphan of its own, and the first button removes both.
  await page
    .getByRole("button", { name: /^Remove (all of these|what is left of)/ })
    .first()
    .click();
  await page.waitForURL(/\/operations/);
  await expect.poll(() => wholeAccount(aws), { timeout: 120_000 }).toEqual(fresh);
  await page.goto("/orphans");
  await expect(page.getByRole("heading", { name: "No orphans" })).toBeVisible();
});
