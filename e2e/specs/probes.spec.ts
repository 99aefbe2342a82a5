import { UpdateStageCommand } from "@aws-sdk/client-api-gateway";
import { expect, test } from "../fixtures";
import { expectAccessible } from "../fixtures/axe";
import { EXAMPLE, openExample } from "../fixtures/example";
import { readApi } from "../fixtures/world";
import { Probes } from "../pages/probes";

// 10 s are half a second.
test.use({ stackName: "probes", testSpeed: 0.05 });

test("a stage is probed: availability, latency and failures are shown, and a gap is a gap", async ({ page, aws }) => {
  await openExample(page);
  const { restApiId, stage } = await readApi(aws, EXAMPLE);
  await page.goto(`/environments/${restApiId}/dev`);
  const probes = new Probes(page, "dev");
  await probes.comeNear();
  await expect(probes.part).toContainText("Not probed.");
  await probes.fill({ "Interval in seconds": "5", "Expected status": "2xx" });
  await probes.start();
  await expect(probes.part.getByLabel("Interval in seconds")).toHaveAttribute("aria-invalid", "true");
  await expect(probes.part.getByLabel("Expected status")).toHaveAttribute("aria-invalid", "true");

  await probes.fill({ "Interval in seconds": "10", "Expected status": "200" });
  await probes.start();
  await expect(probes.part).toContainText("As expected");
  await expect(probes.part).toContainText("100 %");
  await expect(probes.chart).toBeVisible();
  await expect(probes.failures).toHaveCount(0);

  const bind = (value = "") =>
    aws.apiGateway.send(
      new UpdateStageCommand({
        restApiId,
        stageName: "dev",
        patchOperations: [{ op: "replace", path: "/variables/helloworldElb", value }],
      }),
    );
  const bound = stage("dev")?.variables?.helloworldElb;
  await bind("gone-1.us-east-1.elb.localhost");
  await expect(probes.part).toContainText("Failing");
  await expect(probes.failures.first()).toContainText(/500 in .*points at: load balancer/);
  await expectAccessible(page, "an environment with probes");

  await bind(bound);
  await probes.stop();
  await expect(probes.part).toContainText("Not probed");
  await probes.part.getByRole("button", { name: "Change the probe of dev" }).click();
  await probes.start();
  await expect(probes.part).toContainText("As expected");
  const rows = await probes.openTable();
  await expect(rows.filter({ hasText: "100 %" }).first()).toBeVisible();
  const less = page.getByRole("cell", { name: /^\d\d?(\.\d+)? %$/ });
  await expect(rows.filter({ has: less }).first()).toBeVisible();
});

test("an invocation names the hop by the load balancer's own answer, and API Gateway's test tells how it went", async ({
  page,
  aws,
}) => {
  await openExample(page);
  const { restApiId } = await readApi(aws, EXAMPLE);
  await page.goto(`/environments/${restApiId}/dev`);
  const invoke = page.getByRole("region", { name: "Invoke", exact: true });
  await invoke.getByRole("button", { name: "Invoke dev" }).click();
  await expect(invoke).toContainText("Both answer: 200 through the gateway, 200 from the load balancer itself.");
  await invoke.getByRole("button", { name: "Second opinion: API Gateway's own test" }).click();
  await invoke.getByRole("button", { name: "Test the editable API" }).click();
  await invoke.getByText("Execution log", { exact: true }).click();
  await expect(invoke.getByRole("region", { name: "Execution log" })).toContainText(
    "Method completed with status: 200",
  );
});
