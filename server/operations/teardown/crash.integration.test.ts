import { afterAll, beforeAll, expect, it } from "vitest";
import { exampleOf } from "../provision/example";
import { type CrashBench, startCrashBench } from "../testing/crash-bench";
import type { Planned } from "../testing/spawn-worker";
import { wholeAccount } from "../testing/whole-account";

let bench: CrashBench;
beforeAll(async () => {
  bench = await startCrashBench();
});
afterAll(() => bench.close());

it("kill -9 in every step, between AWS's answer and its record: it finishes, and nothing is left", async () => {
  const fresh = await wholeAccount(bench.endpoint);
  const dev: Planned = { kind: "provision", input: exampleOf("dev") };
  const provisioned = await bench.run(dev);
  expect(provisioned).toMatchObject({ status: "succeeded" });
  await bench.kill();
  const apiId = provisioned === "killed" ? "" : (provisioned.apiId ?? "");
  const all: Planned[] = [dev, { kind: "teardown", input: { apiId, stage: "dev" } }];

  const cut = new Set<string>();
  bench.decide(({ name, write }) => {
    // Each kind of write once: the first of each. What repeats it in the next life goes through.
    if (!write || cut.has(name)) return "pass";
    cut.add(name);
    return "cut-after";
  });
  let outcome = await bench.run(...all);
  for (let lives = 0; outcome === "killed" && lives < 40; lives++) outcome = await bench.run(...all);
  expect(outcome).toMatchObject({ kind: "teardown", status: "succeeded" });
  expect([...cut].map((name) => name.replace(apiId, "API"))).toEqual(
    expect.arrayContaining([
      "DELETE /restapis/API/stages/dev",
      "DELETE /restapis/API",
      "UpdateService",
      "DeleteService",
      "DeleteListener",
      "DeleteLoadBalancer",
      "DeleteTargetGroup",
      "DeregisterTaskDefinition",
      "DeleteTaskDefinitions",
      "DeleteCluster",
      "DeleteSecurityGroup",
      "DeleteRole",
      "DeleteLogGroup",
    ]),
  );
  expect(await wholeAccount(bench.endpoint)).toEqual(fresh);
}, 240_000);
