import {
  CreateStageCommand,
  type PatchOperation,
  PutIntegrationCommand,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway";
import { CreateListenerCommand, CreateLoadBalancerCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { ec2 } from "../../ec2/service";
import { elbv2 } from "../../elbv2/service";
import { groundOf } from "../../elbv2/testing/chain";
import { apigateway } from "../service";
import { call, createApi, echo, startBackend, type TestApi } from "./support";

let endpoint: TestEndpoint;
/** Stands still unless a test moves it. */
let now = Date.now();
beforeAll(async () => {
  endpoint = await startTestEndpoint({ services: [ec2, elbv2, apigateway], now: () => now });
});
afterAll(() => endpoint.close());

const update = (api: TestApi, patchOperations: PatchOperation[]) =>
  endpoint.apigateway.send(new UpdateStageCommand({ restApiId: api.id, stageName: "dev", patchOperations }));

const lastFailure = () => endpoint.logs.filter((line) => line.event === "execute-failed").at(-1)?.fields;

describe("throttling of a stage", () => {
  const limit = (method: string, rateLimit: string, burstLimit: string): PatchOperation[] => [
    { op: "replace", path: `${method}/throttling/rateLimit`, value: rateLimit },
    { op: "replace", path: `${method}/throttling/burstLimit`, value: burstLimit },
  ];
  /** Two methods, `/a` and `/b`, of a backend. */
  async function throttled(...patches: PatchOperation[]) {
    const { authority } = await startBackend(echo);
    const api = await createApi(endpoint);
    for (const path of ["/a", "/b/{id}"]) await api.method(path, { uri: `http://${authority}/` });
    await api.deploy("dev");
    await update(api, patches);
    return { api, status: async (path: string) => (await call(api.url("dev", path))).status };
  }

  it("answers 429 in AWS's words when a method is called too often, and lets it through again later", async () => {
    const { api, status } = await throttled(...limit("/*/*", "10", "2"));
    expect([await status("/a"), await status("/a"), await status("/a")]).toEqual([200, 200, 429]);
    const refused = await call(api.url("dev", "/a"));
    expect(refused.body).toBe('{"message":"Too Many Requests"}');
    expect(refused.headers).toMatchObject({
      "content-type": "application/json",
      "x-amzn-errortype": "TooManyRequestsException",
    });
    expect(lastFailure()).toMatchObject({ hop: "stage", status: 429 });
    expect(await status("/b/1")).toBe(200);
    now += 100;
    expect([await status("/a"), await status("/a")]).toEqual([200, 429]);
  });

  it("takes a method's own limit before the stage's", async () => {
    const { status } = await throttled(...limit("/*/*", "0", "0"), ...limit("/~1b~1{id}/GET", "1", "1"));
    expect([await status("/a"), await status("/b/1"), await status("/b/2")]).toEqual([429, 200, 429]);
  });

  it("ends with its setting", async () => {
    const { api, status } = await throttled(...limit("/*/*", "0", "0"));
    expect(await status("/a")).toBe(429);
    await update(api, limit("/*/*", "-1", "-1"));
    expect([await status("/a"), await status("/a")]).toEqual([200, 200]);
  });
});

describe("a canary", () => {
  /** Two snapshots: the old answers with the stage's color, the new with that and a mark. */
  async function twoSnapshots(): Promise<{ api: TestApi; next: string }> {
    const { authority } = await startBackend((request, response) => response.end(request.url));
    const api = await createApi(endpoint);
    const resourceId = await api.method("/x", { uri: `http://${authority}/old/\${stageVariables.color}` });
    const deploymentId = await api.deploy();
    const { apigateway: client } = endpoint;
    const variables = { color: "blue" };
    await client.send(new CreateStageCommand({ restApiId: api.id, stageName: "dev", deploymentId, variables }));
    const method = { restApiId: api.id, resourceId, httpMethod: "GET", integrationHttpMethod: "GET" };
    const uri = `http://${authority}/new/\${stageVariables.color}`;
    await client.send(new PutIntegrationCommand({ ...method, type: "HTTP_PROXY", uri }));
    return { api, next: await api.deploy() };
  }
  const canary = (next: string, percent: string): PatchOperation[] => [
    { op: "replace", path: "/canarySettings/deploymentId", value: next },
    { op: "replace", path: "/canarySettings/percentTraffic", value: percent },
    { op: "replace", path: "/canarySettings/stageVariableOverrides/color", value: "green" },
  ];
  const answers = (api: TestApi, times: number) =>
    Promise.all(Array.from({ length: times }, async () => (await call(api.url("dev", "/x"))).body));

  it("gets its share of the requests, with its own snapshot and variables", async () => {
    const { api, next } = await twoSnapshots();
    await update(api, canary(next, "50"));
    // All of one kind by chance: once in 2^199 runs.
    expect([...new Set(await answers(api, 200))].sort()).toEqual(["/new/green", "/old/blue"]);
  });

  it("gets all at 100 percent, none at 0, and none when it is removed", async () => {
    const { api, next } = await twoSnapshots();
    await update(api, canary(next, "100"));
    expect(new Set(await answers(api, 20))).toEqual(new Set(["/new/green"]));
    await update(api, [{ op: "replace", path: "/canarySettings/percentTraffic", value: "0.0" }]);
    expect(new Set(await answers(api, 20))).toEqual(new Set(["/old/blue"]));
    await update(api, [{ op: "remove", path: "/canarySettings" }]);
    expect(new Set(await answers(api, 5))).toEqual(new Set(["/old/blue"]));
  });

  it("becomes the stage when it is promoted", async () => {
    const { api, next } = await twoSnapshots();
    await update(api, canary(next, "10"));
    await update(api, [
      { op: "copy", from: "/canarySettings/deploymentId", path: "/deploymentId" },
      { op: "copy", from: "/canarySettings/stageVariableOverrides", path: "/variables" },
      { op: "remove", path: "/canarySettings" },
    ]);
    expect(new Set(await answers(api, 20))).toEqual(new Set(["/new/green"]));
  });
});

it("does not reach an internal load balancer, whose name leads to private addresses", async () => {
  const { LoadBalancers } = await endpoint.elbv2.send(
    new CreateLoadBalancerCommand({ Name: "hidden", Scheme: "internal", Subnets: (await groundOf(endpoint)).subnets }),
  );
  const host = LoadBalancers?.[0]?.DNSName ?? "";
  expect(host).toMatch(/^internal-hidden-/);
  await endpoint.elbv2.send(
    new CreateListenerCommand({
      LoadBalancerArn: LoadBalancers?.[0]?.LoadBalancerArn,
      Protocol: "HTTP",
      Port: 80,
      DefaultActions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "200" } }],
    }),
  );
  expect(endpoint.world.network.resolve(host, 80).kind).toBe("open");
  const api = await createApi(endpoint);
  await api.method("/x", { uri: "http://${stageVariables.elb}/" });
  await api.deploy("dev", { elb: host });
  const answer = await call(api.url("dev", "/x"));
  expect([answer.status, answer.body]).toEqual([504, '{"message":"Network error communicating with endpoint"}']);
  expect(lastFailure()).toMatchObject({ hop: "endpoint", reason: expect.stringContaining("internal") });
});
