import {
  CreateRuleCommand,
  DeleteLoadBalancerCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetGroupsCommand,
  ModifyTargetGroupAttributesCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../testing";
import { deregisterTarget } from "./for-ecs";
import { startBackend } from "./testing/backend";
import { call, loopbackPort } from "./testing/call";
import { createChain, healthOf, registerTargets } from "./testing/chain";
import { eventually } from "./testing/eventually";

let endpoint: TestEndpoint;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
});

afterAll(() => endpoint.close());

async function everything() {
  const { elbv2 } = endpoint;
  const { LoadBalancers = [] } = await elbv2.send(new DescribeLoadBalancersCommand({}));
  const [LoadBalancerArn = ""] = LoadBalancers.map((one) => one.LoadBalancerArn);
  const { Listeners = [] } = await elbv2.send(new DescribeListenersCommand({ LoadBalancerArn }));
  const { Rules } = await elbv2.send(new DescribeRulesCommand({ ListenerArn: Listeners[0]?.ListenerArn }));
  const { TargetGroups } = await elbv2.send(new DescribeTargetGroupsCommand({}));
  const { TagDescriptions } = await elbv2.send(new DescribeTagsCommand({ ResourceArns: [LoadBalancerArn] }));
  return { LoadBalancers, Listeners, Rules, TargetGroups, TagDescriptions };
}

test("after a restart everything is there, served and checked again; a drain goes on", async () => {
  const { dns, groupArn, listenerArn, balancerArn } = await createChain(endpoint, "again");
  await endpoint.elbv2.send(
    new CreateRuleCommand({
      ListenerArn: listenerArn,
      Priority: 5,
      Conditions: [{ Field: "path-pattern", Values: ["/fixed"] }],
      Actions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "200", MessageBody: "fixed" } }],
    }),
  );
  const Attributes = [{ Key: "deregistration_delay.timeout_seconds", Value: "3" }];
  await endpoint.elbv2.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn: groupArn, Attributes }));
  const staying = await startBackend(endpoint.world, "172.31.7.1");
  const leaving = await startBackend(endpoint.world, "172.31.7.2");
  await registerTargets(endpoint, groupArn, staying, leaving);
  await eventually(async () => {
    const states = Object.values(await healthOf(endpoint, groupArn)).map((one) => one.State);
    expect(states).toEqual(["healthy", "healthy"]);
    expect((await everything()).LoadBalancers[0]?.State?.Code).toBe("active");
  });
  deregisterTarget(endpoint.world, "us-east-1", groupArn, leaving);
  const before = await everything();
  const oldPort = loopbackPort(endpoint.world, dns);

  endpoint = await endpoint.restart();
  expect(await everything()).toEqual(before);
  await expect(fetch(`http://127.0.0.1:${oldPort}/`)).rejects.toThrow();
  expect((await call(endpoint.world, dns, { path: "/fixed" })).body).toBe("fixed");
  const health = await healthOf(endpoint, groupArn);
  expect([health[staying.id]?.State, health[leaving.id]?.State]).toEqual(["initial", "draining"]);

  // The target itself belongs to another service, which brings it back under the same address.
  const address = staying.server.address();
  endpoint.world.network.expose(staying.id, 80, typeof address === "object" && address ? address.port : 0);
  await eventually(async () => {
    expect(await healthOf(endpoint, groupArn)).toEqual({ [staying.id]: { State: "healthy" } });
  });
  expect((await call(endpoint.world, dns)).body).toBe(staying.id);

  await endpoint.elbv2.send(new DeleteLoadBalancerCommand({ LoadBalancerArn: balancerArn }));
  expect(endpoint.world.network.resolve(dns, 80).kind).toBe("unknown");
  endpoint = await endpoint.restart();
  expect(endpoint.world.network.resolve(dns, 80).kind).toBe("unknown");
  expect((await endpoint.elbv2.send(new DescribeTargetGroupsCommand({}))).TargetGroups?.[0]?.LoadBalancerArns).toEqual(
    [],
  );
  await Promise.all([staying.close(), leaving.close()]);
});
