/** Each family of facts failing in turn, in each way AWS can fail: the rest stays right, and the answer names what is unknown. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { isAppFailure } from "@/lib/contracts/app-failure";
import type { EnvironmentDetail } from "@/lib/contracts/environments";
import type { ErrorCode } from "@/lib/contracts/errors";
import type { FactFamily, Freshness } from "@/lib/contracts/freshness";
import type { HopKind } from "@/lib/contracts/request-path";
import type { Fact, Facts } from "@/lib/domain/facts";
import { freshnessOf } from "@/lib/domain/freshness";
import { Budget } from "../inventory/budget/budget";
import { createInventory, type InventoryOptions } from "../inventory/create-inventory";
import { startTestEndpoint, type TestEndpoint } from "../local-aws/testing";
import { getCluster } from "./cluster";
import { getEnvironment } from "./environment";
import { getEnvironments } from "./environments";
import { getFindings } from "./findings";
import { getTargetGroup } from "./target-group";
import { countCalls, faults } from "./testing/control";
import { helloApi, stage } from "./testing/hello-api";
import { CLUSTER, helloService } from "./testing/hello-service";
import { pointAt } from "./testing/point-at";
import { until } from "./testing/until";

vi.mock("@/server/store", () => ({
  listStoppedStandalone: async () => [],
  liveOperations: async () => [],
  listRestorePoints: async () => [],
  listVariableChanges: async () => [],
  listStageChanges: async () => [],
}));

const ELB = "elasticloadbalancing";
const INVENTORY = Symbol.for("stageway.inventory");
const PATIENCE_MS = 10_000;

/** How AWS fails, and as what that is told. Slow: slower than the reader's patience. */
const WAYS: [string, Record<string, unknown>, ErrorCode, InventoryOptions][] = [
  ["error", { error: { code: "AccessDeniedException", status: 403 } }, "aws_denied", {}],
  ["throttle", { throttle: true }, "aws_throttled", {}],
  ["timeout", { latencyMs: 6_000 }, "timed_out", { patienceMs: 2_500 }],
  ["malformed", { ending: "malformed" }, "aws_failed", {}],
];

/** The call that reads each family, and the hops that cannot be judged without it. */
const FAMILIES: [FactFamily, string, string, HopKind[]][] = [
  ["apis", "apigateway", "GetRestApis", []],
  ["deployments", "apigateway", "GetDeployments", []],
  ["resources", "apigateway", "GetResources", []],
  ["loadBalancers", ELB, "DescribeLoadBalancers", ["loadBalancer", "listener", "targetGroup", "service"]],
  ["listeners", ELB, "DescribeListeners", ["listener", "targetGroup", "service"]],
  ["targetGroups", ELB, "DescribeTargetGroups", ["targetGroup", "service"]],
  ["targetHealth", ELB, "DescribeTargetHealth", ["targetGroup"]],
  ["clusters", "ecs", "ListClusters", ["service"]],
  ["services", "ecs", "DescribeServices", ["service"]],
  ["tasks", "ecs", "DescribeTasks", []],
  ["taskDefinitions", "ecs", "DescribeTaskDefinition", []],
];

let endpoint: TestEndpoint;
let apiId: string;
let whole: EnvironmentDetail;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  const { dnsName } = await helloService(endpoint, "hello-dev");
  const api = await helloApi(endpoint);
  apiId = api.apiId;
  await stage(endpoint, api, "dev", { helloworldElb: dnsName });
  pointAt(endpoint.url, "aws");
  newInventory({ freshAtMostMs: 100 });
  whole = await until(
    () => getEnvironment(apiId, "dev"),
    ({ health }) => health === "healthy",
  );
});
afterAll(() => endpoint.close());
beforeEach(() => faults(endpoint));
afterEach(() => faults(endpoint));

/** The process's inventory from now on: one that has read nothing yet. */
function newInventory(options: InventoryOptions) {
  const made = createInventory({ budget: new Budget(50), patienceMs: PATIENCE_MS, ...options });
  Object.assign(globalThis, { [INVENTORY]: made });
  return made;
}

const verdicts = ({ paths }: EnvironmentDetail) => paths[0]?.hops.map(({ kind, verdict }) => ({ kind, verdict })) ?? [];

describe.each(WAYS)("%s", (_, fault, code, options) => {
  it.each(FAMILIES)("of %s: %s %s", async (family, service, operation, lost) => {
    await faults(endpoint, { service, operation, ...fault });
    newInventory(options);
    const detail = await getEnvironment(apiId, "dev");
    expect(detail.unknown).toEqual([{ family, code, message: expect.stringMatching(/\w/), since: expect.any(String) }]);
    // What does not rest on it is as it was; what does is not drawn as if one knew.
    const told = verdicts(detail);
    for (const { kind, verdict } of verdicts(whole)) {
      const now = told.find((hop) => hop.kind === kind)?.verdict ?? "unreached";
      if (!lost.includes(kind)) expect(`${kind} ${now}`).toBe(`${kind} ${verdict}`);
      else expect(["unknown", "unreached"]).toContain(now);
    }
    expect(detail.health).toBe(lost.length > 0 ? "unknown" : "healthy");
    expect(detail.causes.map(({ code: cause }) => cause)).toEqual(lost.length > 0 ? ["family.unknown"] : []);
    expect(detail.environment).toMatchObject({ stage: "dev", deploymentId: whole.environment.deploymentId });
  });

  it("of snapshots: GetExport; the editable API stands in where AWS says that there is no other way", async () => {
    await faults(endpoint, { service: "apigateway", operation: "GetExport", ...fault });
    newInventory(options);
    const { unknown, environment, paths, health, causes } = await getEnvironment(apiId, "dev");
    expect(unknown).toMatchObject([{ family: "snapshots", code }]);
    if (code === "aws_denied" || code === "aws_failed") {
      expect(environment.snapshot?.source).toBe("editable");
      expect(health).toBe("unknown");
      expect(paths[0]?.hops.find(({ kind }) => kind === "deployment")).toMatchObject({
        verdict: "unknown",
        words: expect.stringMatching(/the editable API stands in/),
      });
      expect(causes).toMatchObject([{ code: "deployment.editable" }]);
      return;
    }
    expect({ source: environment.snapshot?.source, health, paths }).toEqual({
      source: "none",
      health: "unknown",
      paths: [],
    });
  });

  it("of stages: GetStages", async () => {
    await faults(endpoint, { service: "apigateway", operation: "GetStages", ...fault });
    newInventory(options);
    const { environments, unknown } = await getEnvironments();
    expect({ environments, unknown }).toMatchObject({ environments: [], unknown: [{ family: "stages", code }] });
    // One environment is another matter: nobody can say that it does not exist.
    await expect(getEnvironment(apiId, "dev")).rejects.toSatisfy(
      (thrown) => isAppFailure(thrown) && thrown.error.code === code,
    );
  });
});

it("a list is as old as what it reads itself: the editable API that a page has left behind makes no list stale", async () => {
  newInventory({ freshAtMostMs: 100 });
  await getEnvironment(apiId, "dev");
  await faults(endpoint, {
    service: "apigateway",
    operation: "GetResources",
    error: { code: "AccessDeniedException", status: 403 },
  });
  const left = new Date().toISOString();
  for (const ask of [getEnvironments, getFindings]) {
    const { unknown } = await until<Freshness>(ask, ({ fetchedAt }) => fetchedAt > left);
    expect(unknown).toEqual([]);
  }
});

it("the page of a cluster, and of a target group, say what they do not know", async () => {
  const without = async (service: string, operation: string) => {
    await faults(endpoint, { service, operation, error: { code: "AccessDeniedException", status: 403 } });
    newInventory({});
    return { cluster: await getCluster(CLUSTER), group: (await getTargetGroup("hello-dev")).group };
  };
  const unknown = (family: FactFamily) => [expect.objectContaining({ family, code: "aws_denied" })];
  expect((await without("ecs", "ListTasks")).cluster).toMatchObject({
    unknown: unknown("tasks"),
    tasks: null,
    stopped: null,
    cluster: { status: "ACTIVE", counts: { activeServices: 1, runningTasks: 2 } },
    services: [{ name: "hello-dev", running: 2 }],
  });
  expect((await without("ecs", "DescribeServices")).cluster).toMatchObject({
    unknown: unknown("services"),
    services: null,
    tasks: [],
  });
  const { group } = await without(ELB, "DescribeTargetHealth");
  expect(group).toMatchObject({ health: "unknown", targets: null, count: null });
  await faults(endpoint, { service: "ecs", operation: "DescribeClusters", ending: "malformed" });
  newInventory({});
  await expect(getCluster(CLUSTER)).rejects.toSatisfy((thrown) => isAppFailure(thrown));
});

it("AWS says when to come back: it is asked again then, and the answer is whole", async () => {
  const throttle = { retryAfterSeconds: 1 };
  await faults(endpoint, { service: "apigateway", operation: "GetRestApis", throttle, calls: 1 });
  const counted = await countCalls(endpoint);
  const startedAt = performance.now();
  newInventory({});
  expect(await getEnvironments()).toMatchObject({ unknown: [], environments: [{ stage: "dev", health: "healthy" }] });
  expect(performance.now() - startedAt).toBeGreaterThan(990);
  expect((await counted()).calls.apigateway?.GetRestApis).toBe(2);
});

describe("facts that were read before", () => {
  const held = (facts: Facts, family: FactFamily): Fact<unknown>[] => {
    const fact = facts[family] as Fact<unknown> | Record<string, Fact<unknown>>;
    return "value" in fact ? [fact] : Object.values(fact as Record<string, Fact<unknown>>);
  };

  it.each(FAMILIES)("of %s stay, with their age and why they are old", async (family, service, operation) => {
    let later = 0;
    const inventory = newInventory({ clock: () => Date.now() + later });
    const scope = { apiId, detail: true };
    const before = await inventory.read(scope);
    expect(freshnessOf(before).unknown).toEqual([]);
    await faults(endpoint, { service, operation, error: { code: "AccessDeniedException", status: 403 } });
    later = 60_000;
    const after = await until(
      () => inventory.read(scope),
      (facts) => freshnessOf(facts).unknown.length > 0,
    );
    expect(freshnessOf(after).unknown).toMatchObject([{ family, code: "aws_denied" }]);
    expect(held(after, family)).toHaveLength(held(before, family).length);
    for (const [at, fact] of held(after, family).entries()) {
      const { value, at: readAt } = held(before, family)[at] ?? {};
      expect(fact).toMatchObject({ value, at: readAt });
    }
  });
});
