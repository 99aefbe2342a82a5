/** What a write makes old is read again at once, and nothing else: counted by the endpoint, on a clock that stands still. */
import { randomUUID } from "node:crypto";
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { CreateClusterCommand } from "@aws-sdk/client-ecs";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type ProvisionRequest, provisionInput } from "@/lib/contracts/commands";
import type { OperationDetail } from "@/lib/contracts/operations";
import { previewStackInput } from "@/lib/contracts/stacks/input";
import { findStack } from "@/server/aws/read/cloudformation/stacks";
import { inventory } from "@/server/inventory";
import { countCalls } from "@/server/queries/testing/control";
import type { TestEndpoint } from "../local-aws/testing";
import { exampleOf } from "./provision/example";
import { startProvisioning } from "./provision/start";
import { startChangeSet } from "./stacks/apply/start";
import { startStackDelete } from "./stacks/delete/start";
import { previewStack } from "./stacks/preview";
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

it("a stack that has come to rest: the lists, and what of each thing it may have changed", async () => {
  const before = await list();
  const [other] = before.loadBalancers.value ?? [];
  const fixed = { Type: "fixed-response", FixedResponseConfig: { StatusCode: "410" } };
  const Listener = {
    Type: "AWS::ElasticLoadBalancingV2::Listener",
    Properties: { LoadBalancerArn: other?.arn, Port: 8081, Protocol: "HTTP", DefaultActions: [fixed] },
  };
  const Cluster = { Type: "AWS::ECS::Cluster", Properties: { ClusterName: "of-a-stack" } };
  const Api = { Type: "AWS::ApiGateway::RestApi", Properties: { Name: "OfAStack" } };
  const template = { from: "body", body: JSON.stringify({ Resources: { Listener, Cluster, Api } }) };
  const wish = { requestId: randomUUID(), kind: "create", capabilities: [], stackName: "small", template };
  const preview = await previewStack(previewStackInput.parse(wish));
  await listChanges(async () => ended(await startChangeSet(preview, "ada")), {
    listeners: 2,
    names: ["of-a-stack", "OfAStack"],
  });
  const stackId = (await findStack("small"))?.id ?? "";
  await listChanges(
    async () => ended(await startStackDelete({ stackName: "small", stackId, confirm: "small", retain: [] }, "ada")),
    { listeners: 1, names: [] },
  );

  async function listChanges(run: () => Promise<OperationDetail>, expected: { listeners: number; names: string[] }) {
    const { operation } = await run();
    expect(operation, JSON.stringify(operation.error)).toMatchObject({ status: "succeeded" });
    const counted = await countCalls(stageway.endpoint);
    const { clusters, apis, listeners } = await list();
    const names = [...(clusters.value ?? []), ...(apis.value ?? [])].map(({ name }) => name);
    expect(names.filter((name) => /of-?a-?stack/i.test(name))).toEqual(expected.names);
    expect(listeners[other?.arn ?? ""]?.value).toHaveLength(expected.listeners);
    expect((await counted()).calls.elasticloadbalancing).toMatchObject({ DescribeListeners: 1 });
  }
});
