import {
  CreateDeploymentCommand,
  CreateRestApiCommand,
  GetDeploymentsCommand,
  GetStageCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from "@aws-sdk/client-api-gateway";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { exampleOf } from "../provision/example";
import { accountOf } from "../testing/account";
import { type CrashBench, startCrashBench } from "../testing/crash-bench";
import type { Planned } from "../testing/planned";
import { requirePage } from "../testing/require-page";
import type { Fate } from "../testing/watched-endpoint";

/** One account from test to test: what one has made, the next needs. */
let bench: CrashBench;
beforeAll(async () => {
  bench = await startCrashBench();
});
afterEach(() => bench.kill());
afterAll(() => bench.close());

const planned: Planned[] = [];
const stageOf = async (restApiId: string, stageName: string) => {
  const { deploymentId = "", variables } = await bench.endpoint.apigateway.send(
    new GetStageCommand({ restApiId, stageName }),
  );
  return { deploymentId, variables };
};

let apiId = "";

describe("kill -9 of the process that provisions", () => {
  it("before a write, while it waits, after the snapshot: it goes on, and nothing exists twice", async () => {
    const { apigateway } = bench.endpoint;
    const { id: restApiId = "", rootResourceId: resourceId } = await apigateway.send(
      new CreateRestApiCommand({ name: "EcsDemoAPI" }),
    );
    apiId = restApiId;
    const root = { restApiId, resourceId, httpMethod: "GET" };
    await apigateway.send(new PutMethodCommand({ ...root, authorizationType: "NONE" }));
    await apigateway.send(new PutIntegrationCommand({ ...root, type: "MOCK" }));
    // The stage exists already, so that the snapshot is made apart from it.
    const old = await apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: "dev" }));

    planned.push({ kind: "provision", input: exampleOf("dev") });
    for (const [cut, fate] of [
      [/^CreateLoadBalancer$/, "cut-before"],
      [/^DescribeTargetHealth$/, "cut-after"],
      // The stage is moved once the targets are healthy.
      [/^POST .*\/deployments$/, "cut-after"],
    ] as [RegExp, Fate][]) {
      bench.decide(({ name }) => (cut.test(name) ? fate : "pass"));
      expect(await bench.run(...planned), `${cut}`).toBe("killed");
    }
    bench.decide(() => "pass");
    expect(await bench.run(...planned)).toMatchObject([{ status: "succeeded" }]);

    const { apis, securityGroups, ...rest } = await accountOf(bench.endpoint);
    for (const [what, list] of Object.entries(rest)) expect(list, what).toHaveLength(1);
    expect(securityGroups.map(([name]) => name).sort()).toEqual([
      "stageway-helloworld-dev-lb",
      "stageway-helloworld-dev-tasks",
    ]);
    expect(apis).toHaveLength(1);
    const { items = [] } = await apigateway.send(new GetDeploymentsCommand({ restApiId }));
    const made = items.filter(({ id }) => id !== old.id);
    expect(made).toHaveLength(1);
    expect((await stageOf(apiId, "dev")).deploymentId).toBe(made[0]?.id);
  });

  it("a second process on the same data folder is refused, and the first goes on", async () => {
    planned.push({ kind: "provision", input: exampleOf("prod") });
    const first = bench.spawn(...planned);
    await first.said("ready");
    const second = bench.spawn(...planned);
    expect(await second.gone).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`is in use by process ${first.child.pid}: stop it, or set STAGEWAY_DATA_DIR`),
    });
    expect(JSON.parse(await first.said("ended"))[0]).toMatchObject({ status: "succeeded" });
    await first.kill();
    await requirePage(bench.endpoint.apigateway, apiId);
  });
});

describe("kill -9 of the process that promotes", () => {
  it.each<Fate>(["cut-after", "cut-before"])(
    "in the put-back (%s): it resumes, and the stage serves the old snapshot",
    async (fate) => {
      const [{ deploymentId }, before] = [await stageOf(apiId, "dev"), await stageOf(apiId, "prod")];
      const input = { apiId, from: "dev", to: "prod", bindings: { page: "no-such-page" }, deploymentId };
      planned.push({ kind: "promote", input });

      let changes = 0;
      // The first change is the move, the second the put-back.
      bench.decide(({ name }) => (/^PATCH .*\/stages\/prod$/.test(name) && ++changes === 2 ? fate : "pass"));
      expect(await bench.run(...planned)).toBe("killed");
      const cut = await stageOf(apiId, "prod");
      expect(cut.deploymentId).toBe(fate === "cut-after" ? before.deploymentId : deploymentId);

      const [resumed] = await bench.run(...planned);
      expect(resumed).toMatchObject({ kind: "promote", status: "failed", error: { code: "check_failed" } });
      expect(resumed).toMatchObject({
        error: { message: expect.stringContaining(`It serves ${before.deploymentId} again.`) },
      });
      expect(await stageOf(apiId, "prod")).toEqual(before);
      expect(changes, "what is back already is not put back again").toBe(fate === "cut-after" ? 2 : 3);
    },
    120_000,
  );
});
