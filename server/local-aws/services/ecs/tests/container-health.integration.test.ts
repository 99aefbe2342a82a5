import type { HealthCheck } from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { create, describe as describeService, messages, register, steady, tasksOf, until } from "./setup";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
});
afterAll(() => endpoint.close());

const quick = (command: string): HealthCheck => ({
  command: ["CMD-SHELL", command],
  interval: 5,
  timeout: 2,
  retries: 1,
});

/** A container of a built-in image, with its own command. */
const container = (image: string, healthCheck: HealthCheck, environment: Record<string, string> = {}) => ({
  image,
  entryPoint: [],
  command: [],
  healthCheck,
  environment: Object.entries(environment).map(([name, value]) => ({ name, value })),
});

// They mostly wait, each for a service of its own: all at once.
describe.concurrent("a container health check", () => {
  it("that passes makes the task healthy, and the deployment waits for it", async () => {
    const check = quick("curl -f http://localhost/ >/dev/null 2>&1 || exit 1");
    const taskDefinition = await register(endpoint, "fit", container("httpd:2.4", check));
    await create(endpoint, "fit", { taskDefinition, desiredCount: 1 });
    await steady(endpoint, "fit");
    const [task] = await tasksOf(endpoint, "fit");
    expect(task).toMatchObject({ healthStatus: "HEALTHY", containers: [{ name: "web", healthStatus: "HEALTHY" }] });
  });

  it("that fails has the task replaced, in ECS's words", async () => {
    const check = quick("curl -f http://localhost/health || exit 1");
    const sick = container("stageway/misbehave", check, { UNHEALTHY_PATH: "/health" });
    await create(endpoint, "sick", { taskDefinition: await register(endpoint, "sick", sick), desiredCount: 1 });
    const running = await until(
      () => tasksOf(endpoint, "sick"),
      ([task]) => task?.lastStatus === "RUNNING",
    );
    expect(running[0]).toMatchObject({ healthStatus: "UNKNOWN", containers: [{ healthStatus: "UNKNOWN" }] });
    const [stopped] = await until(
      () => tasksOf(endpoint, "sick", "STOPPED"),
      (tasks) => tasks[0]?.lastStatus === "STOPPED",
      30,
    );
    expect(stopped).toMatchObject({
      stopCode: "ServiceSchedulerInitiated",
      stoppedReason: "Task failed container health checks",
      healthStatus: "UNHEALTHY",
      containers: [{ healthStatus: "UNHEALTHY", exitCode: 0 }],
    });
    const service = await describeService(endpoint, "sick");
    const id = stopped?.taskArn?.split("/").at(-1);
    expect(messages(service)).toContain(`(service sick) (task ${id}) failed container health checks.`);
    expect(service.deployments?.[0]?.failedTasks).toBeGreaterThanOrEqual(1);
    expect(service.deployments?.[0]?.rolloutState).toBe("IN_PROGRESS");
  });

  it("of a container that hangs fails by its timeout", async () => {
    const hanging = container("stageway/misbehave", quick("curl -f http://localhost/"), { HANG: "true" });
    await create(endpoint, "hang", { taskDefinition: await register(endpoint, "hang", hanging), desiredCount: 1 });
    const [stopped] = await until(
      () => tasksOf(endpoint, "hang", "STOPPED"),
      (tasks) => tasks.length > 0,
      30,
    );
    expect(stopped?.stoppedReason).toBe("Task failed container health checks");
  });

  it("is ignored during the grace period, and where the container is not essential", async () => {
    const check = quick("exit 1");
    const taskDefinition = await register(
      endpoint,
      "beside",
      {},
      {
        containerDefinitions: [
          { name: "web", image: "httpd:2.4" },
          {
            name: "side",
            image: "stageway/misbehave",
            essential: false,
            environment: [{ name: "PORT", value: "81" }],
            healthCheck: check,
          },
        ],
      },
    );
    await create(endpoint, "beside", { taskDefinition, desiredCount: 1 });
    await steady(endpoint, "beside");
    const [task] = await until(
      () => tasksOf(endpoint, "beside"),
      ([now]) => now?.containers?.[1]?.healthStatus === "UNHEALTHY",
    );
    expect(task).toMatchObject({ lastStatus: "RUNNING", healthStatus: "UNKNOWN" });
    expect(await tasksOf(endpoint, "beside", "STOPPED")).toEqual([]);
  });

  it.each([
    [{ command: ["curl"] }, "The command must begin with CMD, CMD-SHELL or NONE."],
    [{ command: ["CMD-SHELL", " "] }, "The command cannot be empty."],
    [{ command: ["CMD", "true"], interval: 4 }, "'interval' must be between 5 and 300."],
    [{ command: ["CMD", "true"], retries: 11 }, "'retries' must be between 1 and 10."],
  ])("like %j is refused", async (healthCheck, message) => {
    await expect(register(endpoint, "refused", { healthCheck })).rejects.toMatchObject({
      name: "ClientException",
      message: `Invalid health check for container 'web'. ${message}`,
    });
  });
});

it("keeps its verdict over a restart of the endpoint", async () => {
  endpoint = await endpoint.restart();
  const [task] = await tasksOf(endpoint, "fit");
  expect(task?.healthStatus).toBe("HEALTHY");
  await steady(endpoint, "fit");
  expect(await tasksOf(endpoint, "fit", "STOPPED")).toEqual([]);
});
