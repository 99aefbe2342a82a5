/** What a write makes old is read again at once, and nothing else: counted by the endpoint, on a clock that stands still. */
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { CreateClusterCommand } from "@aws-sdk/client-ecs";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type ProvisionRequest, provisionInput } from "@/lib/contracts/commands";
import { inventory } from "@/server/inventory";
import { countCalls } from "@/server/queries/testing/control";
import type { TestEndpoint } from "../local-aws/testing";
import { exampleOf } from "./provision/example";
import { startProvisioning } from "./provision/start";
import { ended, startStageway, stepOf, type TestStageway } from "./testing/stageway";

// Nothing grows old by itself: what is asked for again was touched.
vi.mock("@/server/inventory", async (original) => {
  const { createInventory } = await import("../inventory/create-inventory");
  const { Budget } = await import("../inventory/budget/budget");
  const now = Date.now();
  const still = createInventory({ budget: new Budget(100), clock: () => now });
  return { ...(await original<typeof import("../inventory")>()), inventory: () => still };
});

const OTHERS = { balancers: 6, clusters: 4 };
let stageway: TestStageway;
beforeAll(async () => {
  stageway = await startStageway();
  await others(stageway.endpoint);
});
afterAll(() => stageway.close());

/** Load balancers and clusters that the operations below have nothing to do with. */
async function others({ ec2, ecs, elbv2 }: TestEndpoint): Promise<void> {
  const { Subnets: found = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const [VpcId, Subnets] = [found[0]?.VpcId, found.map(({ SubnetId = "" }) => SubnetId)];
  for (let at = 0; at < OTHERS.balancers; at++) {
    const { LoadBalancers } = await elbv2.send(new CreateLoadBalancerCommand({ Name: `other-${at}`, Subnets }));
    const group = { Name: `other-${at}`, Protocol: "HTTP", Port: 80, VpcId, TargetType: "ip" } as const;
    const { TargetGroups } = await elbv2.send(new CreateTargetGroupCommand(group));
    const DefaultActions = [{ Type: "forward" as const, TargetGroupArn: TargetGroups?.[0]?.TargetGroupArn }];
    const { LoadBalancerArn } = LoadBalancers?.[0] ?? {};
    await elbv2.send(new CreateListenerCommand({ LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions }));
  }
  for (let at = 0; at < OTHERS.clusters; at++) await ecs.send(new CreateClusterCommand({ clusterName: `other-${at}` }));
}

const list = () => inventory().read({ loadBalancers: "all", services: "all" });

/** What the lists cost once the operation has ended. */
async function costAfter(request: Partial<ProvisionRequest>) {
  await list();
  const input = provisionInput.parse({ ...exampleOf("dev"), clusterName: "other-0", desiredCount: 1, ...request });
  const detail = await ended(await startProvisioning(input, "ada"));
  expect(detail.operation, JSON.stringify(detail.operation.error)).toMatchObject({ status: "succeeded" });
  const counted = await countCalls(stageway.endpoint);
  const facts = await list();
  const { calls } = await counted();
  return { detail, facts, calls };
}

it("a service of its own load balancer, and one beside it by a rule: only what they are made of is read again", async () => {
  const own = await costAfter({});
  expect(Object.keys(own.facts.listeners)).toHaveLength(OTHERS.balancers + 1);
  expect(own.calls.elasticloadbalancing, JSON.stringify(own.calls)).toEqual({
    DescribeLoadBalancers: 1,
    DescribeTargetGroups: 1,
    DescribeListeners: 1,
    DescribeRules: 1,
    DescribeTargetHealth: 1,
  });
  expect(own.calls.ecs).toEqual({
    ListServices: 1,
    DescribeServices: 1,
    ListTasks: 1,
    DescribeTasks: 1,
    DescribeTaskDefinition: 1,
  });
  expect(await (await countCalls(stageway.endpoint))()).toMatchObject({ total: 0 });

  const listenerArn = stepOf(own.detail, "listener").resources[0]?.id ?? "";
  const guest = {
    serviceName: "guest",
    stage: "guest",
    path: "/guest",
    variableName: "guestElb",
    upstreamPath: "/guest",
  };
  const entry = { kind: "rule" as const, listenerArn, pathPrefix: "/guest", priority: 10 };
  const beside = await costAfter({ ...guest, image: "stageway/echo", command: "", entry });
  expect(beside.calls.elasticloadbalancing, JSON.stringify(beside.calls)).toEqual({
    DescribeTargetGroups: 1,
    DescribeListeners: 1,
    DescribeRules: 1,
    DescribeTargetHealth: 1,
  });
});
