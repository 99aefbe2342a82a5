import { UpdateServiceCommand } from "@aws-sdk/client-ecs";
import {
  CreateTargetGroupCommand,
  DeregisterTargetsCommand,
  DescribeListenersCommand,
  DescribeTargetHealthCommand,
  ModifyListenerCommand,
  ModifyTargetGroupCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { EnvironmentDetail, EnvironmentSummary } from "@/lib/contracts/environments";
import { forgetInventory } from "@/server/inventory";
import { startTestEndpoint, type TestEndpoint } from "../local-aws/testing";
import { getEnvironment } from "./environment";
import { getEnvironments } from "./environments";
import { getPromotion } from "./promotion";
import { getSearch } from "./search";
import { countCalls } from "./testing/control";
import { helloApi, setVariable, stage } from "./testing/hello-api";
import { CLUSTER, type Hello, helloService } from "./testing/hello-service";
import { pointAt } from "./testing/point-at";
import { until } from "./testing/until";

// The database has tests of its own; here nothing runs and nothing has happened.
vi.mock("@/server/store", () => ({
  liveOperations: async () => [],
  listRestorePoints: async () => [],
  listVariableChanges: async () => [],
  listStageChanges: async () => [],
  listOperations: async () => [],
}));

let endpoint: TestEndpoint;
let dev: Hello;
let prod: Hello;
let api: { apiId: string; deploymentId: string };

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  pointAt(endpoint.url);
  [dev, prod] = await Promise.all([helloService(endpoint, "hello-dev"), helloService(endpoint, "hello-prod")]);
  api = await helloApi(endpoint);
  await stage(endpoint, api, "prod", { helloworldElb: prod.dnsName, color: "blue" });
  await stage(endpoint, api, "dev", { helloworldElb: dev.dnsName });
});
afterAll(() => endpoint.close());
beforeEach(forgetInventory);

const devNow = (done: (detail: EnvironmentDetail) => boolean): Promise<EnvironmentDetail> =>
  until(() => getEnvironment(api.apiId, "dev"), done);

describe("the search", () => {
  it("finds what was read before by name, id and address, and asks AWS nothing", async () => {
    const { environments } = await until(getEnvironments, ({ unknown }) => unknown.length === 0);
    const [environment] = environments;
    const first = async (query: string) => (await getSearch(query)).hits[0];
    expect(await first("hello-dev")).toMatchObject({ kind: "service", href: `/services/${CLUSTER}/hello-dev` });
    expect(await first(prod.dnsName)).toMatchObject({ kind: "loadBalancer", title: "hello-prod" });
    expect(await first(`${environment?.apiName} prod`)).toMatchObject({ kind: "environment" });
    expect(await first(CLUSTER)).toMatchObject({ kind: "cluster", href: `/services/${CLUSTER}` });
    expect((await getSearch("hello")).notSearched).toEqual({ clusters: [], stacks: true });
    const calls = async () => {
      const counted = await countCalls(endpoint);
      await getSearch("hello");
      return (await counted()).total;
    };
    // What was being read before may still be under way the first time.
    expect(await until(calls, (total) => total === 0)).toBe(0);
  });
});

describe("environments", () => {
  it("lists stages in promotion order, with snapshot, bindings, targets and images", async () => {
    const settled = ({ environments: all }: { environments: EnvironmentSummary[] }) =>
      all.every(({ health }) => health === "healthy");
    const { environments, unknown } = await until(getEnvironments, settled);
    expect(unknown).toEqual([]);
    expect(environments.map(({ stage: name }) => name)).toEqual(["dev", "prod"]);
    expect(environments[1]).toMatchObject({
      apiName: "EcsDemoAPI",
      deploymentId: api.deploymentId,
      health: "healthy",
      targets: { healthy: 2, total: 2 },
      snapshot: { source: "export", description: "first" },
      bindings: [
        { name: "color", kind: "plain", used: false },
        { name: "helloworldElb", kind: "loadBalancer", loadBalancerName: "hello-prod", used: true },
      ],
      images: ["httpd:2.4"],
      getPaths: ["/helloworld"],
      invokeUrl: `${endpoint.url}/restapis/${api.apiId}/prod/_user_request_`,
    });
    expect(environments[1]).not.toHaveProperty("reason");
  });

  it("answers at the invoke URL that it shows", async () => {
    const { environments } = await getEnvironments();
    const response = await fetch(`${environments[0]?.invokeUrl}/helloworld`);
    expect(await response.json()).toEqual({ hello: "world" });
  });

  it("follows the request to the task behind each target", async () => {
    const { paths } = await devNow(({ health }) => health === "healthy");
    expect(paths[0]?.hops.map(({ kind, verdict }) => `${kind} ${verdict}`)).toEqual([
      "stage ok",
      "deployment ok",
      "method ok",
      "integration ok",
      "variable ok",
      "loadBalancer ok",
      "listener ok",
      "targetGroup ok",
      "service ok",
    ]);
    expect(paths[0]?.targets).toHaveLength(2);
    for (const target of paths[0]?.targets ?? []) {
      expect(target).toMatchObject({ state: "healthy", verdict: "ok" });
      expect(target.task).toMatchObject({ serviceName: "hello-dev", lastStatus: "RUNNING" });
    }
  });

  it("does not know a stage that is not there", async () => {
    await expect(getEnvironment(api.apiId, "nowhere")).rejects.toMatchObject({ error: { code: "not_found" } });
    await expect(getEnvironment("zzzzzzzzzz", "dev")).rejects.toMatchObject({ error: { code: "not_found" } });
  });
});

describe("a broken hop", () => {
  it.each([
    [null, "variable", "variable.unset"],
    ["nobody.us-east-1.elb.localhost", "loadBalancer", "host.unresolved"],
    ["http://nobody.us-east-1.elb.localhost", "variable", "variable.scheme"],
  ])("variable set to %s: %s fails with %s", async (value, hop, code) => {
    await setVariable(endpoint, api.apiId, "dev", value);
    const detail = await devNow(({ health }) => health === "degraded");
    expect(detail.causes[0]).toMatchObject({ hop, code, affects: ["GET /helloworld"] });
    expect(detail.environment.targets).toBeNull();
    expect(detail.paths[0]?.hops.at(-1)).toMatchObject({ kind: "service", verdict: "unreached" });
    await setVariable(endpoint, api.apiId, "dev", dev.dnsName);
    await devNow(({ health }) => health === "healthy");
  });

  it("a port without a listener", async () => {
    await setVariable(endpoint, api.apiId, "dev", `${dev.dnsName}:8080`);
    const detail = await devNow(({ health }) => health === "degraded");
    expect(detail.causes[0]).toMatchObject({ hop: "listener", code: "listener.none" });
    await setVariable(endpoint, api.apiId, "dev", dev.dnsName);
  });

  it("a listener that answers itself, then one that forwards to a group of nobody", async () => {
    const listenerArn = await devListener();
    const answerItself = { StatusCode: "503", ContentType: "text/plain", MessageBody: "closed" };
    await modify(listenerArn, { Type: "fixed-response", FixedResponseConfig: answerItself });
    const closed = await devNow(({ health }) => health === "degraded");
    expect(closed.causes[0]).toMatchObject({ hop: "listener", code: "listener.fixedResponse" });
    const { TargetGroups } = await endpoint.elbv2.send(
      new CreateTargetGroupCommand({
        Name: "empty",
        Protocol: "HTTP",
        Port: 80,
        TargetType: "ip",
        VpcId: dev.vpcId,
      }),
    );
    await modify(listenerArn, { Type: "forward", TargetGroupArn: TargetGroups?.[0]?.TargetGroupArn });
    const astray = await devNow(({ causes }) => causes[0]?.code === "listener.otherGroup");
    expect(astray.health).toBe("degraded");
    expect(astray.environment.targets).toEqual({ healthy: 0, total: 0 });
    await modify(listenerArn, { Type: "forward", TargetGroupArn: dev.targetGroupArn });
    await devNow(({ health }) => health === "healthy");
  });

  it("targets that fail their health checks: the reason in plain words, fail-open said", async () => {
    await healthCheckPath("/nothing-here");
    const detail = await devNow(({ causes }) => causes[0]?.code === "targetGroup.allUnhealthy");
    expect(detail.health).toBe("degraded");
    expect(detail.environment).toMatchObject({ targets: { healthy: 0 }, reasonCode: "Target.ResponseCodeMismatch" });
    expect(detail.causes[0]?.message).toMatch(/fails open/);
    const plan = await getPromotion(api.apiId, "prod", "dev");
    expect(plan.checks.find(({ code }) => code === "upstream.healthy")?.verdict).toBe("ok");
    await healthCheckPath("/");
    await devNow(({ health }) => health === "healthy");
  });

  it("a service scaled to 0 is suspended, and its own cause", async () => {
    const scale = (desiredCount: number) =>
      endpoint.ecs.send(new UpdateServiceCommand({ cluster: CLUSTER, service: "hello-dev", desiredCount }));
    await scale(0);
    const detail = await devNow(
      ({ health, environment }) => health === "suspended" && environment.targets?.total === 0,
    );
    expect(detail.causes[0]).toMatchObject({ hop: "service", code: "service.scaledToZero" });
    await scale(2);
    await devNow(({ health }) => health === "healthy");
  });

  it("one target taken away by hand: the others still serve", async () => {
    const { TargetHealthDescriptions: targets } = await endpoint.elbv2.send(
      new DescribeTargetHealthCommand({ TargetGroupArn: prod.targetGroupArn }),
    );
    const Targets = [{ Id: targets?.[0]?.Target?.Id ?? "", Port: targets?.[0]?.Target?.Port }];
    await endpoint.elbv2.send(new DeregisterTargetsCommand({ TargetGroupArn: prod.targetGroupArn, Targets }));
    const detail = await until(
      () => getEnvironment(api.apiId, "prod"),
      ({ environment }) => environment.targets?.total === 1,
    );
    expect(detail.environment.targets).toEqual({ healthy: 1, total: 1 });
  });
});

async function devListener(): Promise<string> {
  const input = { LoadBalancerArn: dev.loadBalancerArn };
  const { Listeners } = await endpoint.elbv2.send(new DescribeListenersCommand(input));
  return Listeners?.[0]?.ListenerArn ?? "";
}

const modify = (ListenerArn: string, action: NonNullable<ModifyListenerCommand["input"]["DefaultActions"]>[number]) =>
  endpoint.elbv2.send(new ModifyListenerCommand({ ListenerArn, DefaultActions: [action] }));

const healthCheckPath = (HealthCheckPath: string) =>
  endpoint.elbv2.send(new ModifyTargetGroupCommand({ TargetGroupArn: dev.targetGroupArn, HealthCheckPath }));
