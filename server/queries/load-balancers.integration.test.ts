import { UpdateServiceCommand } from "@aws-sdk/client-ecs";
import {
  CreateRuleCommand,
  DescribeListenersCommand,
  ModifyTargetGroupCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { LoadBalancerDetail } from "@/lib/contracts/load-balancers";
import { inventory } from "@/server/inventory";
import { startTestEndpoint, type TestEndpoint } from "../local-aws/testing";
import { getLoadBalancer } from "./load-balancer";
import { getLoadBalancers } from "./load-balancers";
import { helloApi, stage } from "./testing/hello-api";
import { CLUSTER, type Hello, helloService } from "./testing/hello-service";
import { pointAt } from "./testing/point-at";
import { until } from "./testing/until";

vi.mock("@/server/store", () => ({ liveOperations: async () => [] }));

let endpoint: TestEndpoint;
let bound: Hello;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  pointAt(endpoint.url);
  [bound] = await Promise.all([helloService(endpoint, "hello-dev"), helloService(endpoint, "hello-free")]);
  const api = await helloApi(endpoint);
  await stage(endpoint, api, "dev", { helloworldElb: bound.dnsName });
});
afterAll(() => endpoint.close());

const now = (name: string, done: (detail: LoadBalancerDetail) => boolean): Promise<LoadBalancerDetail> =>
  until(() => getLoadBalancer(name), done);
const healthy = ({ loadBalancer }: LoadBalancerDetail): boolean => loadBalancer.health === "healthy";

it("lists every load balancer, also those that no environment is bound to", async () => {
  const { loadBalancers, unknown, environmentsKnown } = await until(getLoadBalancers, ({ loadBalancers: all }) =>
    all.every(({ health }) => health === "healthy"),
  );
  expect(unknown).toEqual([]);
  expect(environmentsKnown).toBe(true);
  expect(loadBalancers).toMatchObject([
    { name: "hello-dev", environments: [{ apiName: "EcsDemoAPI", stage: "dev" }], targets: { healthy: 2, total: 2 } },
    { name: "hello-free", environments: [], targets: { healthy: 2, total: 2 } },
  ]);
  expect(loadBalancers[0]).toMatchObject({
    scheme: "internet-facing",
    state: "active",
    listeners: [{ port: 80, protocol: "HTTP" }],
    targetGroups: ["hello-dev"],
  });
});

it("one that nothing is bound to has its targets and their tasks as well", async () => {
  const { targetGroups } = await now("hello-free", healthy);
  expect(targetGroups).toHaveLength(1);
  expect(targetGroups?.[0]?.targets).toHaveLength(2);
  for (const target of targetGroups?.[0]?.targets ?? []) {
    expect(target.task).toMatchObject({ lastStatus: "RUNNING", serviceName: "hello-free" });
  }
});

it("a rule that is added stands before the default one", async () => {
  const { Listeners } = await endpoint.elbv2.send(
    new DescribeListenersCommand({ LoadBalancerArn: bound.loadBalancerArn }),
  );
  const answer = { StatusCode: "410", ContentType: "text/plain", MessageBody: "gone" };
  await endpoint.elbv2.send(
    new CreateRuleCommand({
      ListenerArn: Listeners?.[0]?.ListenerArn,
      Priority: 5,
      Conditions: [{ Field: "path-pattern", Values: ["/old*"] }],
      Actions: [{ Type: "fixed-response", FixedResponseConfig: answer }],
    }),
  );
  inventory().touch(`listeners:${bound.loadBalancerArn}`);
  const { listeners } = await now("hello-dev", (detail) => detail.listeners?.[0]?.rules.length === 2);
  expect(listeners?.[0]?.rules).toMatchObject([
    { priority: 5, conditions: ["path is /old*"], words: "answers 410 itself" },
    { priority: null, forwards: [{ name: "hello-dev", share: 100 }] },
  ]);
});

it("targets that answer otherwise than the matcher: reason, likely causes, and the environment that it hits", async () => {
  const change = { TargetGroupArn: bound.targetGroupArn, Matcher: { HttpCode: "299" } };
  await endpoint.elbv2.send(new ModifyTargetGroupCommand(change));
  inventory().touch("targetGroups", `targetHealth:${bound.targetGroupArn}`);
  const { targetGroups, loadBalancer } = await now(
    "hello-dev",
    (detail) => detail.targetGroups?.[0]?.reasons[0]?.code === "Target.ResponseCodeMismatch",
  );
  expect(loadBalancer.health).toBe("degraded");
  expect(targetGroups?.[0]).toMatchObject({
    healthCheck: expect.arrayContaining([["Success codes", "299"]]),
    reasons: [{ state: "unhealthy", verdict: "fail", remedy: { text: expect.stringContaining("matcher") } }],
    environments: [{ stage: "dev", health: "degraded" }],
  });
});

it("a service scaled to 0 is why there are no targets", async () => {
  await endpoint.ecs.send(new UpdateServiceCommand({ cluster: CLUSTER, service: "hello-free", desiredCount: 0 }));
  const { loadBalancer } = await now("hello-free", (detail) => detail.loadBalancer.health === "suspended");
  expect(loadBalancer.reason).toMatch(/hello-free is scaled to 0/);
});

it("a name that no load balancer has is not found", async () => {
  await expect(getLoadBalancer("nobody")).rejects.toMatchObject({ error: { code: "not_found" } });
});
