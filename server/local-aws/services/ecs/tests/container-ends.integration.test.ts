import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { create, describe as describeService, loadBalancer, register, steady, tasksOf, until } from "./setup";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
});
afterAll(() => endpoint.close());

const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } };

async function misbehaving(name: string, environment: Record<string, string>, memory?: number): Promise<string> {
  return register(endpoint, name, {
    image: "stageway/misbehave",
    entryPoint: [],
    command: [],
    memory,
    environment: Object.entries(environment).map(([key, value]) => ({ name: key, value })),
  });
}

async function firstStopped(service: string) {
  const [stopped] = await until(
    () => tasksOf(endpoint, service, "STOPPED"),
    (tasks) => tasks[0]?.lastStatus === "STOPPED",
    30,
  );
  return stopped;
}

it.each([
  ["the container's limit", 128, "200"],
  ["the task's", undefined, "600"],
])("too much memory for %s is the end of a container", async (name, memory, used) => {
  const service = `memory-${memory ?? "task"}`;
  const taskDefinition = await misbehaving(service, { MEMORY_MB: used }, memory);
  await create(endpoint, service, { taskDefinition, desiredCount: 1, deploymentConfiguration: breaker });
  expect(await firstStopped(service), name).toMatchObject({
    stopCode: "EssentialContainerExited",
    stoppedReason: "Essential container in task exited",
    containers: [{ exitCode: 137, reason: "OutOfMemoryError: Container killed due to memory usage" }],
  });
  await until(
    () => describeService(endpoint, service),
    (now) => now.deployments?.[0]?.rolloutState === "FAILED",
  );
});

it("what it may use it may use", async () => {
  await create(endpoint, "modest", {
    taskDefinition: await misbehaving("modest", { MEMORY_MB: "512" }),
    desiredCount: 1,
  });
  await steady(endpoint, "modest");
  expect(await tasksOf(endpoint, "modest", "STOPPED")).toEqual([]);
});

it("a crash after some requests shows its exit code, and the task is replaced", async () => {
  const { targetGroupArn } = await loadBalancer(endpoint, "crashing");
  const taskDefinition = await misbehaving("crashing", { CRASH_AFTER_REQUESTS: "2", EXIT_CODE: "42" });
  await create(endpoint, "crashing", {
    taskDefinition,
    desiredCount: 1,
    loadBalancers: [{ targetGroupArn, containerName: "web", containerPort: 80 }],
  });
  // The load balancer's own checks are the requests. How the container ended is told before the task is drained.
  const [ending] = await until(
    () => tasksOf(endpoint, "crashing", "STOPPED"),
    (tasks) => tasks[0]?.stopCode !== undefined,
    30,
  );
  expect(ending?.containers).toMatchObject([{ exitCode: 42, lastStatus: "STOPPED" }]);
  const stopped = await firstStopped("crashing");
  expect(stopped).toMatchObject({ stopCode: "EssentialContainerExited", containers: [{ exitCode: 42 }] });
  expect(stopped?.containers?.[0]?.reason).toBeUndefined();
  await until(
    () => tasksOf(endpoint, "crashing"),
    (tasks) => tasks.some(({ taskArn, lastStatus }) => taskArn !== stopped?.taskArn && lastStatus === "RUNNING"),
  );
});
