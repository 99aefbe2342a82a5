import { UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { DescribeTargetHealthCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterEach, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { create, describe as describeService, loadBalancer, register, steady, tasksOf, until } from "./setup";

let endpoint: TestEndpoint;
afterEach(() => endpoint.close());

const address = (task: Awaited<ReturnType<typeof tasksOf>>[number] | undefined) =>
  task?.attachments?.[0]?.details?.find((detail) => detail.name === "privateIPv4Address")?.value ?? "";

it("brings running tasks back with their ARNs and addresses, and keeps them", async () => {
  endpoint = await startTestEndpoint();
  const { targetGroupArn, dnsName } = await loadBalancer(endpoint, "back");
  await create(endpoint, "back", {
    taskDefinition: await register(endpoint, "back"),
    loadBalancers: [{ targetGroupArn, containerName: "web", containerPort: 80 }],
  });
  await steady(endpoint, "back");
  const before = await tasksOf(endpoint, "back");
  const port = (task: (typeof before)[number]) => endpoint.world.network.resolve(address(task), 80);
  const ports = before.map(port);

  endpoint = await endpoint.restart();
  const after = await tasksOf(endpoint, "back");
  expect(after.map((task) => [task.taskArn, address(task)])).toEqual(
    before.map((task) => [task.taskArn, address(task)]),
  );
  // They listen before the endpoint says that it is ready.
  for (const task of after) expect(port(task)).toMatchObject({ kind: "open" });
  expect(ports.every((route) => route.kind === "open")).toBe(true);
  await until(
    () => endpoint.elbv2.send(new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn })),
    (answer) => answer.TargetHealthDescriptions?.every((target) => target.TargetHealth?.State === "healthy") === true,
  );
  const route = endpoint.world.network.resolve(dnsName, 80);
  const response = await fetch(`http://127.0.0.1:${route.kind === "open" ? route.loopbackPort : 0}/`);
  expect(await response.text()).toBe('{ "hello" : "world" }\n');
  const service = await steady(endpoint, "back");
  expect(service.deployments?.[0]?.rolloutState).toBe("COMPLETED");
  expect(await tasksOf(endpoint, "back", "STOPPED")).toEqual([]);
});

it("goes on with a deployment that was under way", async () => {
  endpoint = await startTestEndpoint();
  await create(endpoint, "midway", { taskDefinition: await register(endpoint, "midway"), desiredCount: 3 });
  await steady(endpoint, "midway");
  const taskDefinition = await register(endpoint, "midway", { command: ["httpd-foreground"] });
  await endpoint.ecs.send(new UpdateServiceCommand({ cluster: "main", service: "midway", taskDefinition }));
  await until(
    () => describeService(endpoint, "midway"),
    (now) => now.deployments?.[0]?.pendingCount === 3,
  );
  endpoint = await endpoint.restart();
  const service = await steady(endpoint, "midway");
  expect(service).toMatchObject({ taskDefinition, runningCount: 3 });
  expect((await tasksOf(endpoint, "midway")).map((task) => task.taskDefinitionArn)).toEqual(
    Array(3).fill(taskDefinition),
  );
});
