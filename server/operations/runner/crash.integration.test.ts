import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  CreateDeploymentCommand,
  CreateRestApiCommand,
  GetDeploymentsCommand,
  GetStageCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from "@aws-sdk/client-api-gateway";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OperationSummary } from "@/lib/contracts/operations";
import { startTestEndpoint, type TestEndpoint } from "../../local-aws/testing";
import { exampleOf } from "../provision/example";
import { accountOf } from "../testing/account";
import { requirePage } from "../testing/require-page";
import { type Planned, spawnWorker, type Worker } from "../testing/spawn-worker";
import { type Fate, type WatchedCall, watchEndpoint } from "../testing/watched-endpoint";

let endpoint: TestEndpoint;
let dataDir: string;
let worker: Worker | undefined;
let decide: (call: WatchedCall) => Fate;
let watched: Awaited<ReturnType<typeof watchEndpoint>>;

beforeEach(async () => {
  endpoint = await startTestEndpoint();
  dataDir = await mkdtemp(path.join(tmpdir(), "stageway-crash-"));
  decide = () => "pass";
  watched = await watchEndpoint(
    endpoint.url,
    (call) => decide(call),
    () => worker?.child.kill("SIGKILL"),
  );
});
afterEach(async () => {
  await worker?.kill();
  await watched.close();
  await endpoint.close();
  await rm(dataDir, { recursive: true, force: true });
});

const dev: Planned = { kind: "provision", input: exampleOf("dev") };

/** Starts a process on the same data; answers how it ended, or what became of the newest operation. */
async function run(...operations: Planned[]): Promise<"killed" | OperationSummary> {
  worker = spawnWorker(dataDir, watched.port, operations);
  const ended = worker.said("ended").then((text) => JSON.parse(text) as OperationSummary);
  const killed = worker.gone.then(() => "killed" as const);
  return Promise.race([ended.catch(() => killed), killed]);
}

/** One of each, and nothing twice. */
async function expectOneOfEach(): Promise<void> {
  const account = await accountOf(endpoint);
  const { apis, securityGroups, ...rest } = account;
  for (const [what, list] of Object.entries(rest)) expect(list, what).toHaveLength(1);
  expect(securityGroups.map(([name]) => name).sort()).toEqual([
    "stageway-helloworld-dev-lb",
    "stageway-helloworld-dev-tasks",
  ]);
  expect(apis).toHaveLength(1);
  expect(apis[0]).toMatchObject({ deployments: [expect.any(String)], stages: [{ stageName: "dev" }] });
  expect(apis[0]?.resources).toHaveLength(2);
}

describe("kill -9 of the process that provisions", () => {
  it("after every single write, between AWS's answer and its record: it finishes, and nothing exists twice", async () => {
    let cuts = 0;
    let armed = true;
    decide = ({ write }) => {
      if (!write || !armed) return "pass";
      armed = false;
      cuts++;
      return "cut-after";
    };
    let outcome = await run(dev);
    for (let lives = 0; outcome === "killed" && lives < 40; lives++) {
      armed = true;
      outcome = await run(dev);
    }
    expect(outcome).toMatchObject({ status: "succeeded" });
    expect(cuts).toBeGreaterThan(10);
    await expectOneOfEach();
  }, 240_000);

  it.each([
    ["before a write", ({ name }: WatchedCall) => (name === "CreateLoadBalancer" ? "cut-before" : "pass") as Fate],
    ["while it waits", ({ name }: WatchedCall) => (name === "DescribeTargetHealth" ? "cut-after" : "pass") as Fate],
  ])("%s: the next start goes on within seconds", async (_name, fate) => {
    decide = fate;
    expect(await run(dev)).toBe("killed");
    decide = () => "pass";
    expect(await run(dev)).toMatchObject({ status: "succeeded" });
    await expectOneOfEach();
  });

  it("after the snapshot for a stage that exists already: there is one new snapshot and not two", async () => {
    const { apigateway } = endpoint;
    const { id: restApiId, rootResourceId: resourceId } = await apigateway.send(
      new CreateRestApiCommand({ name: "EcsDemoAPI" }),
    );
    const root = { restApiId, resourceId, httpMethod: "GET" };
    await apigateway.send(new PutMethodCommand({ ...root, authorizationType: "NONE" }));
    await apigateway.send(new PutIntegrationCommand({ ...root, type: "MOCK" }));
    const old = await apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: "dev" }));
    decide = ({ name }) => (/^POST .*\/deployments$/.test(name) ? "cut-after" : "pass");
    expect(await run(dev)).toBe("killed");
    decide = () => "pass";
    expect(await run(dev)).toMatchObject({ status: "succeeded" });
    const { items = [] } = await apigateway.send(new GetDeploymentsCommand({ restApiId }));
    const made = items.filter(({ id }) => id !== old.id);
    expect(made).toHaveLength(1);
    const stage = await apigateway.send(new GetStageCommand({ restApiId, stageName: "dev" }));
    expect(stage.deploymentId).toBe(made[0]?.id);
  });

  it("a second process on the same data folder is refused, and the first goes on", async () => {
    worker = spawnWorker(dataDir, watched.port, [dev]);
    await worker.said("ready");
    const second = spawnWorker(dataDir, watched.port, [dev]);
    expect(await second.gone).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`is in use by process ${worker.child.pid}: stop it, or set STAGEWAY_DATA_DIR`),
    });
    expect(JSON.parse(await worker.said("ended"))).toMatchObject({ status: "succeeded" });
  });
});

describe("kill -9 of the process that promotes", () => {
  const stage = async (restApiId: string, stageName: string) => {
    const { deploymentId = "", variables } = await endpoint.apigateway.send(
      new GetStageCommand({ restApiId, stageName }),
    );
    return { deploymentId, variables };
  };

  it.each<Fate>(["cut-after", "cut-before"])(
    "in the put-back (%s): it resumes, and the stage serves the old snapshot",
    async (fate) => {
      const examples: Planned[] = [dev, { kind: "provision", input: exampleOf("prod") }];
      const provisioned = await run(...examples);
      await worker?.kill();
      const apiId = provisioned === "killed" ? "" : (provisioned.apiId ?? "");
      await requirePage(endpoint.apigateway, apiId);
      const [{ deploymentId }, before] = [await stage(apiId, "dev"), await stage(apiId, "prod")];
      const input = { apiId, from: "dev", to: "prod", bindings: { page: "no-such-page" }, deploymentId };
      const all: Planned[] = [...examples, { kind: "promote", input }];

      let changes = 0;
      // The first change is the move, the second the put-back.
      decide = ({ name }) => (/^PATCH .*\/stages\/prod$/.test(name) && ++changes === 2 ? fate : "pass");
      expect(await run(...all)).toBe("killed");
      const cut = await stage(apiId, "prod");
      expect(cut.deploymentId).toBe(fate === "cut-after" ? before.deploymentId : deploymentId);

      const resumed = await run(...all);
      expect(resumed).toMatchObject({ kind: "promote", status: "failed", error: { code: "check_failed" } });
      expect(resumed).toMatchObject({
        error: { message: expect.stringContaining(`It serves ${before.deploymentId} again.`) },
      });
      expect(await stage(apiId, "prod")).toEqual(before);
      expect(changes, "what is back already is not put back again").toBe(fate === "cut-after" ? 2 : 3);
    },
    120_000,
  );
});
