import {
  CreateDeploymentCommand,
  CreateStageCommand,
  GetStageCommand,
  GetStagesCommand,
  type PatchOperation,
  PutIntegrationCommand,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway";
import { beforeAll, describe, expect, it } from "vitest";
import type { TestEndpoint } from "../../../testing";
import { call, createApi, echo, echoed, refusal, startBackend, startGateway, type TestApi } from "./support";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startGateway();
});
const client = () => endpoint.apigateway;

async function stageOf(api: TestApi, stageName = "dev") {
  return client().send(new GetStageCommand({ restApiId: api.id, stageName }));
}

async function update(api: TestApi, ...patchOperations: PatchOperation[]) {
  return client().send(new UpdateStageCommand({ restApiId: api.id, stageName: "dev", patchOperations }));
}

async function deployed(variables?: Record<string, string>): Promise<TestApi> {
  const api = await createApi(endpoint);
  await api.method("/x", { uri: "http://${stageVariables.backend}/v1" });
  await api.deploy("dev", variables);
  return api;
}

describe("a stage and its snapshot", () => {
  it("does not see an edit of the API until its deployment is moved, and moving keeps its variables", async () => {
    const backend = await startBackend(echo);
    const api = await deployed({ backend: backend.authority, other: "kept" });
    const resourceId = await api.resource("/x");
    const address = { restApiId: api.id, resourceId, httpMethod: "GET" };
    const uri = "http://${stageVariables.backend}/v2";
    await client().send(
      new PutIntegrationCommand({ ...address, type: "HTTP_PROXY", integrationHttpMethod: "GET", uri }),
    );
    expect((await echoed(api.url("dev", "/x"))).url).toBe("/v1");
    const before = await stageOf(api);
    const second = await api.deploy();
    expect((await echoed(api.url("dev", "/x"))).url).toBe("/v1");
    await update(api, { op: "replace", path: "/deploymentId", value: second });
    expect((await echoed(api.url("dev", "/x"))).url).toBe("/v2");
    const after = await stageOf(api);
    expect(after).toMatchObject({ deploymentId: second, variables: before.variables });
    // Rollback is the same call with the older snapshot.
    await update(api, { op: "replace", path: "/deploymentId", value: before.deploymentId });
    expect((await echoed(api.url("dev", "/x"))).url).toBe("/v1");
  });

  it("changes a variable without touching the snapshot, at once", async () => {
    const [one, two] = [await startBackend(echo), await startBackend(echo)];
    const api = await deployed({ backend: one.authority });
    const { deploymentId } = await stageOf(api);
    await api.method("/later", { uri: "http://example.com" });
    await update(
      api,
      { op: "replace", path: "/variables/backend", value: two.authority },
      { op: "add", path: "/variables/extra", value: "1" },
    );
    expect((await echoed(api.url("dev", "/x"))).headers.host).toBe(two.authority);
    expect(await stageOf(api)).toMatchObject({ deploymentId, variables: { backend: two.authority, extra: "1" } });
    expect((await call(api.url("dev", "/later"))).status).toBe(403);
    await update(api, { op: "remove", path: "/variables/backend" });
    expect((await stageOf(api)).variables).toEqual({ extra: "1" });
    expect((await call(api.url("dev", "/x"))).status).toBe(500);
  });

  it("is moved by CreateDeployment, which touches its variables only when it names some", async () => {
    const api = await deployed({ backend: "b.example" });
    const moved = await api.deploy("dev");
    expect(await stageOf(api)).toMatchObject({ deploymentId: moved, variables: { backend: "b.example" } });
    await api.deploy("dev", { other: "1" });
    expect((await stageOf(api)).variables).toEqual({ other: "1" });
    const stages = await client().send(new GetStagesCommand({ restApiId: api.id, deploymentId: moved }));
    expect(stages.item).toEqual([]);
  });
});

describe("UpdateStage", () => {
  it("keeps method settings, access logs and canary settings as data", async () => {
    const api = await deployed({ backend: "b.example" });
    const { deploymentId } = await stageOf(api);
    const second = await api.deploy();
    const changed = await update(
      api,
      { op: "replace", path: "/*/*/throttling/rateLimit", value: "10.5" },
      { op: "replace", path: "/~1x/GET/logging/loglevel", value: "INFO" },
      { op: "replace", path: "/accessLogSettings/format", value: "$context.requestId" },
      { op: "replace", path: "/canarySettings/percentTraffic", value: "20" },
      { op: "replace", path: "/canarySettings/deploymentId", value: second },
      { op: "replace", path: "/canarySettings/stageVariableOverrides/backend", value: "c.example" },
    );
    expect(changed.methodSettings?.["*/*"]).toMatchObject({ throttlingRateLimit: 10.5, loggingLevel: "OFF" });
    expect(changed.methodSettings?.["~1x/GET"]).toMatchObject({ loggingLevel: "INFO" });
    expect(changed.canarySettings).toEqual({
      percentTraffic: 20,
      deploymentId: second,
      useStageCache: false,
      stageVariableOverrides: { backend: "c.example" },
    });
    expect(changed.deploymentId).toBe(deploymentId);
    const promoted = await update(
      api,
      { op: "copy", from: "/canarySettings/stageVariableOverrides", path: "/variables" },
      { op: "copy", from: "/canarySettings/deploymentId", path: "/deploymentId" },
    );
    expect(promoted).toMatchObject({ deploymentId: second, variables: { backend: "c.example" } });
    // A promoted canary stays until it is removed.
    expect(promoted.canarySettings?.deploymentId).toBe(second);
    const plain = await update(api, { op: "remove", path: "/canarySettings" }, { op: "remove", path: "/*/*" });
    expect(plain.canarySettings).toBeUndefined();
    expect(Object.keys(plain.methodSettings ?? {})).toEqual(["~1x/GET"]);
  });

  it.each<[PatchOperation, RegExp]>([
    [
      { op: "replace", path: "/nope", value: "1" },
      /^BadRequestException: Invalid method setting path: \/nope\. Must be one of: \[\/deploymentId,/,
    ],
    [
      { op: "add", path: "/deploymentId", value: "x" },
      /^BadRequestException: Invalid method setting path: \/deploymentId\./,
    ],
    [
      { op: "replace", path: "/canarySettings/nope", value: "x" },
      /^BadRequestException: Invalid patch path {2}'\/canarySettings\/nope' specified for op 'replace'/,
    ],
    [{ op: "replace", path: "/deploymentId", value: "abcdef" }, /^BadRequestException: Deployment id does not exist$/],
    [
      { op: "copy", path: "/deploymentId", from: "/canarySettings/deploymentId" },
      /^BadRequestException: Invalid copy source/,
    ],
    [
      { op: "replace", path: "/variables/a-b", value: "x" },
      /^BadRequestException: Invalid stage variable name: a-b\. {2}Please use names with only word characters\.$/,
    ],
    [
      { op: "replace", path: "/variables/a", value: "x y" },
      /^BadRequestException: Invalid stage variable value: x y\. {2}Please use values with alphanumeric characters and the symbols/,
    ],
    [{ op: "replace", path: "/variables/a", value: "" }, /^BadRequestException: Invalid stage variable value: /],
    [{ op: "replace", path: "/tracingEnabled", value: "maybe" }, /^BadRequestException: Invalid boolean value/],
    [
      { op: "replace", path: "/canarySettings/percentTraffic", value: "101" },
      /^BadRequestException: Canary percentTraffic/,
    ],
    [
      { op: "remove", path: "/*/*" },
      /^BadRequestException: Cannot remove method setting \*\/\* because there is no method setting/,
    ],
  ])("refuses %j and changes nothing", async (operation, text) => {
    const api = await deployed({ backend: "b.example" });
    const before = await stageOf(api);
    expect(await refusal(update(api, { op: "replace", path: "/description", value: "half" }, operation))).toMatch(text);
    const after = await stageOf(api);
    expect({ ...after, $metadata: null }).toEqual({ ...before, $metadata: null });
  });
});

describe("CreateStage", () => {
  it("refuses what AWS refuses", async () => {
    const api = await deployed();
    const { deploymentId } = await stageOf(api);
    const create = (input: object) =>
      refusal(client().send(new CreateStageCommand({ restApiId: api.id, stageName: "s", deploymentId, ...input })));
    expect(await create({ stageName: "dev" })).toBe("ConflictException: Stage already exists");
    expect(await create({ stageName: "no!" })).toBe("BadRequestException: Stage name only allows a-zA-Z0-9_");
    expect(await create({ deploymentId: "abcdef" })).toBe("BadRequestException: Deployment id does not exist");
    expect(await create({ variables: { é: "1" } })).toMatch(/^BadRequestException: Invalid stage variable name/);
    expect(await refusal(client().send(new GetStageCommand({ restApiId: api.id, stageName: "nope" })))).toBe(
      "NotFoundException: Invalid stage identifier specified",
    );
    const nameless = new CreateDeploymentCommand({ restApiId: api.id, stageName: "no way" });
    expect(await refusal(client().send(nameless))).toMatch(/Stage name only allows/);
  });

  it("keeps to the quotas: 10 stages an API, 100 variables a stage", async () => {
    const api = await deployed();
    const { deploymentId } = await stageOf(api);
    const create = (stageName: string) =>
      client().send(new CreateStageCommand({ restApiId: api.id, stageName, deploymentId }));
    for (let index = 2; index <= 10; index++) await create(`s-${index}`);
    expect(await refusal(create("s-11"))).toMatch(/^LimitExceededException: Maximum number of Stages per API/);
    const add = (count: number): PatchOperation[] =>
      Array.from({ length: count }, (_, index) => ({ op: "replace", path: `/variables/v${index}`, value: "1" }));
    await update(api, ...add(100));
    expect(await refusal(update(api, { op: "replace", path: "/variables/one_more", value: "1" }))).toMatch(
      /^LimitExceededException/,
    );
    expect(Object.keys((await stageOf(api)).variables ?? {})).toHaveLength(100);
  });

  it("takes variables with names that objects have by themselves", async () => {
    const api = await deployed();
    await update(api, { op: "replace", path: "/variables/constructor", value: "x" });
    expect((await stageOf(api)).variables).toEqual({ constructor: "x" });
  });
});

describe("after a restart", () => {
  it("is all there again: the same ids, dates and snapshot, and it runs", async () => {
    const backend = await startBackend(echo);
    const first = await startGateway();
    const api = await createApi(first);
    await api.method("/x", { uri: "http://${stageVariables.backend}/v1" });
    const deploymentId = await api.deploy("dev", { backend: backend.authority });
    const get = new GetStageCommand({ restApiId: api.id, stageName: "dev" });
    const before = await first.apigateway.send(get);
    const second = await first.restart();
    const after = await second.apigateway.send(get);
    expect({ ...after, $metadata: null }).toEqual({ ...before, $metadata: null });
    expect(after.deploymentId).toBe(deploymentId);
    const answer = await call(`${second.url}/restapis/${api.id}/dev/_user_request_/x`);
    expect(answer.status).toBe(200);
    await second.close();
  });
});
