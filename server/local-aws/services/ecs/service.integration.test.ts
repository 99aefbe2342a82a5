import { DescribeTargetHealthCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../testing";
import { create, loadBalancer, messages, register, steady, tasksOf } from "./testing/setup";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
});
afterAll(() => endpoint.close());

/** Through the load balancer, by the address that the endpoint itself takes requests for it at. */
async function ask(dnsName: string): Promise<{ status: number; body: string }> {
  const route = endpoint.world.network.resolve(dnsName, 80);
  if (route.kind !== "open") throw new Error(`${dnsName} is ${route.kind}`);
  const response = await fetch(`http://127.0.0.1:${route.loopbackPort}/`);
  return { status: response.status, body: await response.text() };
}

it("brings a service behind a load balancer to a steady state, and it answers", async () => {
  const { targetGroupArn, dnsName } = await loadBalancer(endpoint, "hello");
  const taskDefinition = await register(endpoint, "hello");
  const loadBalancers = [{ targetGroupArn, containerName: "web", containerPort: 80 }];
  await create(endpoint, "hello", { taskDefinition, loadBalancers });
  const service = await steady(endpoint, "hello");
  const tasks = await tasksOf(endpoint, "hello");
  const { TargetHealthDescriptions = [] } = await endpoint.elbv2.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn }),
  );
  expect(TargetHealthDescriptions.map((target) => target.TargetHealth?.State)).toEqual(["healthy", "healthy"]);
  expect(await ask(dnsName)).toEqual({ status: 200, body: '{ "hello" : "world" }\n' });
});
