import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type FakeAws, fakeAws, type Handler } from "@/server/aws/testing/fake-aws";
import { inventory } from "../inventory";
import { startTestEndpoint, type TestEndpoint } from "../local-aws/testing";
import { getEnvironment } from "./environment";
import { getEnvironments } from "./environments";
import { helloApi, stage } from "./testing/hello-api";
import { helloService } from "./testing/hello-service";
import { pointAt } from "./testing/point-at";
import { until } from "./testing/until";

vi.mock("@/server/store", () => ({
  liveOperations: async () => [],
  listRestorePoints: async () => [],
  listVariableChanges: async () => [],
  listStageChanges: async () => [],
}));

let endpoint: TestEndpoint;
let between: FakeAws;
let apiId: string;
/** What stands between the dashboard and the endpoint: answers itself (true) or lets a request through. */
let interfere: (...parts: Parameters<Handler>) => boolean;
let calls: string[] = [];

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  const { dnsName } = await helloService(endpoint, "hello-dev");
  const api = await helloApi(endpoint);
  apiId = api.apiId;
  await stage(endpoint, api, "dev", { helloworldElb: dnsName });
  between = await fakeAws((incoming, response) => {
    calls.push(operationOf(incoming));
    if (!interfere(incoming, response)) passOn(incoming, response);
  });
  interfere = () => false;
  pointAt(between.url);
  // A load balancer is provisioning for a moment.
  await until(getEnvironments, ({ environments }) => environments[0]?.health === "healthy");
});
afterAll(async () => {
  await between.close();
  await endpoint.close();
});
beforeEach(async () => {
  interfere = () => false;
  await quiet();
  pointAt(between.url, "aws");
  calls = [];
});

/** Until no call came for a while: refreshes that an earlier test left under way. */
async function quiet(): Promise<void> {
  const counts: number[] = [];
  await until(
    async () => counts.push(calls.length),
    (looks) => looks > 5 && counts.at(-6) === calls.length,
  );
}

const passOn: Handler = (incoming, response) => {
  const { hostname, port } = new URL(endpoint.url);
  const { method, url, headers } = incoming;
  // A connection of its own: the endpoint may be about to close one that was used before.
  const onward = request({ hostname, port, method, path: url, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  onward.end(incoming.body);
};

/** `DescribeServices`, `Action=DescribeRules`, or the path of a REST call. */
function operationOf({ headers, body, url = "" }: Parameters<Handler>[0]): string {
  const target = String(headers["x-amz-target"] ?? "").split(".")[1];
  return target ?? new URLSearchParams(body).get("Action") ?? url.split("?")[0] ?? "";
}

const refuse =
  (status: number, body: string) =>
  (_: unknown, response: Parameters<Handler>[1]): true => {
    response.writeHead(status, { "content-type": "application/json" }).end(body);
    return true;
  };

describe("the number of calls depends on resources, not on viewers", () => {
  it("a hundred readers at once make the calls of one", async () => {
    await getEnvironments();
    const one = [...calls].sort();
    pointAt(between.url, "aws");
    calls = [];
    const lists = await Promise.all(Array.from({ length: 100 }, getEnvironments));
    expect([...calls].sort()).toEqual(one);
    expect(lists.every(({ environments }) => environments[0]?.targets?.healthy === 2)).toBe(true);
  });

  it("nobody asks, nothing is read; a touch reads just what it names", async () => {
    await getEnvironments();
    calls = [];
    await getEnvironments();
    expect(calls).toEqual([]);
    inventory().touch(`stages:${apiId}`);
    await getEnvironments();
    expect(calls).toEqual([`/restapis/${apiId}/stages`]);
  });

  it("fresh reads everything that can change, but no export and no task definition again", async () => {
    await getEnvironments();
    calls = [];
    await inventory().read({ apiId }, { fresh: true });
    expect(calls).toContain(`/restapis/${apiId}/stages`);
    expect(calls).toContain("DescribeTargetHealth");
    expect(calls.filter((call) => /exports|DescribeTaskDefinition/.test(call))).toEqual([]);
  });
});

describe("an AWS implementation that answers less", () => {
  const isExport = (incoming: { url?: string }): boolean => incoming.url?.includes("/exports/") ?? false;
  const bare = JSON.stringify({ swagger: "2.0", paths: { "/helloworld": { get: { responses: {} } } } });

  it.each([
    ["exports without integrations", 200, bare],
    ["does not offer the export", 501, `{"__type":"NotImplemented","message":"no"}`],
    ["breaks at the export", 500, "<html>oops</html>"],
    ["denies the export", 403, `{"message":"User is not authorized to perform: apigateway:GET"}`],
    ["exports something else", 200, "[]"],
  ])("%s: the editable API stands in, marked as such", async (_, status, body) => {
    interfere = (incoming, response) => isExport(incoming) && refuse(status, body)(incoming, response);
    const detail = await getEnvironment(apiId, "dev");
    expect(detail.environment.snapshot?.source).toBe("editable");
    expect(detail.unknown.map(({ family }) => family)).toEqual(["snapshots"]);
    expect(detail.causes.map(({ code }) => code)).toEqual(["deployment.editable"]);
    expect(detail.environment).toMatchObject({
      health: "unknown",
      targets: { healthy: 2, total: 2 },
      getPaths: ["/helloworld"],
    });
  });

  it("offers neither export nor resources: the snapshot is unknown, and so is the environment", async () => {
    interfere = (incoming, response) =>
      (isExport(incoming) || /\/resources/.test(incoming.url ?? "")) && refuse(501, "{}")(incoming, response);
    const { environments, unknown } = await getEnvironments();
    expect(environments[0]).toMatchObject({ health: "unknown", targets: null, snapshot: { source: "none" } });
    expect(unknown.map(({ family }) => family)).toEqual(["snapshots"]);
  });

  it.each([
    ["DescribeTargetHealth", "targetHealth", { targets: null }],
    ["DescribeLoadBalancers", "loadBalancers", { targets: null }],
    ["DescribeListeners", "listeners", { targets: null }],
    ["ListClusters", "clusters", { targets: { healthy: 2, total: 2 }, images: [] }],
    ["DescribeTasks", "tasks", { targets: { healthy: 2, total: 2 }, images: ["httpd:2.4"] }],
  ])("without %s, %s are unknown and the rest goes on", async (operation, family, rest) => {
    const answer =
      operation.startsWith("Describe") && !/Tasks/.test(operation) ? "<html/>" : `{"__type":"NotImplemented"}`;
    interfere = (incoming, response) => operationOf(incoming) === operation && refuse(501, answer)(incoming, response);
    const { environments, unknown } = await getEnvironments();
    expect(unknown).toMatchObject([{ family, code: "aws_unsupported" }]);
    expect(environments[0]).toMatchObject({ stage: "dev", snapshot: { source: "export" }, ...rest });
    if (family !== "tasks") expect(environments[0]?.health).toBe("unknown");
  });

  it("with nothing at all, says so and not that there are no environments", async () => {
    interfere = refuse(503, "{}");
    await expect(getEnvironments()).rejects.toMatchObject({ error: { code: "aws_failed" } });
  });
});

it("keeps the last facts with their age when a family begins to fail", async () => {
  pointAt(between.url);
  const before = await getEnvironments();
  interfere = (incoming, response) =>
    operationOf(incoming) === "DescribeTargetHealth" && refuse(500, "<html/>")(incoming, response);
  const after = await until(getEnvironments, ({ unknown }) => unknown.length > 0);
  expect(after.unknown).toMatchObject([
    { family: "targetHealth", code: "aws_failed", lastKnownAt: expect.any(String) },
  ]);
  expect(after.environments[0]?.targets).toEqual({ healthy: 2, total: 2 });
  const older = await until(getEnvironments, ({ environments }) => environments[0]?.health === "unknown");
  expect(older.unknown[0]).not.toHaveProperty("lastKnownAt");
  expect(Date.parse(older.fetchedAt) - Date.parse(before.fetchedAt)).toBeLessThan(5_000);
  interfere = () => false;
  await until(
    getEnvironments,
    ({ unknown, environments }) => unknown.length === 0 && environments[0]?.health === "healthy",
  );
});
