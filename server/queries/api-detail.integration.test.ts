import {
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetInventory, inventory } from "@/server/inventory";
import { startTestEndpoint, type TestEndpoint } from "../local-aws/testing";
import { getApiDetail } from "./api-detail";
import { getEnvironments } from "./environments";
import { getFindingCount, getFindings } from "./findings";
import { deploy, helloApi, setVariable, stage } from "./testing/hello-api";
import { pointAt } from "./testing/point-at";
import { until } from "./testing/until";

// The database has tests of its own; here nothing runs.
vi.mock("@/server/store", () => ({ liveOperations: async () => [] }));

let endpoint: TestEndpoint;
let api: { apiId: string; deploymentId: string };

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  pointAt(endpoint.url);
  api = await helloApi(endpoint);
  await stage(endpoint, api, "prod", { helloworldElb: "nobody.us-east-1.elb.localhost" });
  await stage(endpoint, api, "dev", { helloworldElb: "nobody.us-east-1.elb.localhost", color: "blue" });
});
afterAll(() => endpoint.close());
beforeEach(() => {
  const { apiId } = api;
  inventory().touch(`stages:${apiId}`, `deployments:${apiId}`, `resources:${apiId}`);
});

/** `GET /helloworld` of the editable API leads elsewhere from now on, and `POST` is new. */
async function edit({ apigateway }: TestEndpoint): Promise<void> {
  const { items } = await apigateway.send(new GetResourcesCommand({ restApiId: api.apiId }));
  const resourceId = items?.find(({ path }) => path === "/helloworld")?.id;
  const where = { restApiId: api.apiId, resourceId };
  await apigateway.send(new PutMethodCommand({ ...where, httpMethod: "POST", authorizationType: "NONE" }));
  for (const httpMethod of ["GET", "POST"]) {
    const input = { ...where, httpMethod, type: "HTTP_PROXY", integrationHttpMethod: httpMethod } as const;
    await apigateway.send(new PutIntegrationCommand({ ...input, uri: "http://${stageVariables.helloworldElb}/new" }));
  }
}

const codes = async () =>
  (await getFindings()).findings.map(({ severity, code, subject }) => `${severity} ${code} ${subject}`);

describe("an API", () => {
  it("as deployed: its stages in order, nothing undeployed, one deployment that both serve", async () => {
    const detail = await getApiDetail(api.apiId);
    expect(detail).toMatchObject({ apiName: "EcsDemoAPI", unknown: [] });
    expect(detail.stages.map(({ environment, undeployed }) => [environment.stage, undeployed])).toEqual([
      ["dev", []],
      ["prod", []],
    ]);
    // The editable API tells more of a method than the export.
    expect(detail.editable.methods).toMatchObject(detail.stages[0]?.methods ?? []);
    expect(detail.deployments).toMatchObject([
      { id: api.deploymentId, description: "first", servedBy: ["dev", "prod"] },
    ]);
  });

  it("tells what is set on a stage besides its variables", async () => {
    const replace = (path: string, value: string) => ({ op: "replace" as const, path, value });
    const patchOperations = [
      replace("/*/*/throttling/rateLimit", "10"),
      replace("/*/*/throttling/burstLimit", "5"),
      replace("/tracingEnabled", "true"),
    ];
    const { apigateway } = endpoint;
    await apigateway.send(new UpdateStageCommand({ restApiId: api.apiId, stageName: "prod", patchOperations }));
    inventory().touch(`stages:${api.apiId}`);
    const [dev, prod] = (await getApiDetail(api.apiId)).stages.map(({ settings }) => Object.fromEntries(settings));
    expect(prod).toMatchObject({
      Throttling: "All methods: 10 requests a second, 5 at once",
      Canary: "None.",
      "Logging, tracing and others": "tracing by X-Ray",
    });
    expect(dev?.Throttling).toMatch(/^None of its own/);
    const back = [{ op: "remove" as const, path: "/*/*" }, replace("/tracingEnabled", "false")];
    const undo = { restApiId: api.apiId, stageName: "prod", patchOperations: back };
    await apigateway.send(new UpdateStageCommand(undo));
  });

  it("edited: the difference from each stage's snapshot, also on the list of environments", async () => {
    await edit(endpoint);
    const detail = await getApiDetail(api.apiId);
    for (const { undeployed } of detail.stages) {
      expect(undeployed).toMatchObject([
        { httpMethod: "GET", change: "changed", words: expect.stringMatching(/^integration .* → .*\/new$/) },
        { httpMethod: "POST", change: "added" },
      ]);
    }
    const { environments } = await getEnvironments();
    expect(environments.map(({ undeployed }) => undeployed)).toEqual([2, 2]);
  });

  it("deployed to dev alone: only prod is left behind", async () => {
    // AWS dates deployments to the second: in the same one, neither is newer.
    const second = async () => Math.floor(Date.now() / 1_000);
    const before = await second();
    await until(second, (now) => now > before);
    const deploymentId = await deploy(endpoint, api.apiId);
    const move = [{ op: "replace" as const, path: "/deploymentId", value: deploymentId }];
    await endpoint.apigateway.send(
      new UpdateStageCommand({ restApiId: api.apiId, stageName: "dev", patchOperations: move }),
    );
    const { stages, deployments } = await getApiDetail(api.apiId);
    expect(stages.map(({ undeployed }) => undeployed?.length)).toEqual([0, 2]);
    expect(deployments?.map(({ id, servedBy }) => [id, servedBy])).toEqual([
      [deploymentId, ["dev"]],
      [api.deploymentId, ["prod"]],
    ]);
  });

  it("is not there: said so", async () => {
    await expect(getApiDetail("zzzzzzzzzz")).rejects.toMatchObject({ error: { code: "not_found" } });
  });
});

describe("undeployed changes on the list", () => {
  it("are not known as long as nobody has read the editable API, and reading the list reads it not", async () => {
    forgetInventory();
    const { environments } = await getEnvironments();
    expect(environments.map(({ undeployed }) => undeployed)).toEqual([undefined, undefined]);
    expect(inventory().held(`resources:${api.apiId}`)).toEqual({});
  });
});

describe("findings", () => {
  it("over the account, worst first", async () => {
    await setVariable(endpoint, api.apiId, "prod", null);
    inventory().touch(`stages:${api.apiId}`);
    expect(await codes()).toEqual([
      "error host.unresolved EcsDemoAPI / dev",
      "error variable.unset EcsDemoAPI / prod",
      "note variable.unused EcsDemoAPI / dev",
      "note stage.behind EcsDemoAPI / prod",
    ]);
  });

  it("are counted from what is in memory, without a call to AWS", async () => {
    forgetInventory();
    expect(await getFindingCount()).toEqual({ counts: { error: 0, warning: 0, note: 0 }, complete: false });
    expect(inventory().held("apis"), "counting has asked for nothing").toEqual({});
    await getFindings();
    expect(await getFindingCount()).toEqual({ counts: { error: 2, warning: 0, note: 2 }, complete: true });
  });
});
