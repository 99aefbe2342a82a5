import { DescribeTasksCommand, RunTaskCommand } from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { create, register, subnetsOf, until } from "./setup";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
  // `create` makes the cluster as well.
  await create(endpoint, "idle", { taskDefinition: await register(endpoint, "single"), desiredCount: 0 });
});
afterAll(() => endpoint.close());

describe("RunTask", () => {
  const run = async (overrides: object, more = {}) => {
    const { tasks } = await endpoint.ecs.send(
      new RunTaskCommand({
        cluster: "main",
        taskDefinition: "single",
        launchType: "FARGATE",
        startedBy: "test",
        networkConfiguration: { awsvpcConfiguration: { subnets: await subnetsOf(endpoint) } },
        overrides: { containerOverrides: [{ name: "web", ...overrides }] },
        ...more,
      }),
    );
    return tasks ?? [];
  };

  it("runs a command of one's own to its end, and tells its exit code", async () => {
    const [task] = await run({ command: ['exit "$CODE"'], environment: [{ name: "CODE", value: "3" }] });
    expect(task).toMatchObject({ lastStatus: "PROVISIONING", group: "family:single", startedBy: "test" });
    const arn = task?.taskArn ?? "";
    const describe = async () =>
      (await endpoint.ecs.send(new DescribeTasksCommand({ cluster: "main", tasks: [arn] }))).tasks?.[0];
    expect(await until(describe, (now) => now?.lastStatus === "STOPPED")).toMatchObject({
      stopCode: "EssentialContainerExited",
      stoppedReason: "Essential container in task exited",
      containers: [{ exitCode: 3 }],
    });
  });

  it("starts nothing twice for one client token", async () => {
    const first = await run({}, { clientToken: "once", count: 2 });
    const second = await run({}, { clientToken: "once", count: 2 });
    expect(first).toHaveLength(2);
    expect(second.map((task) => task.taskArn)).toEqual(first.map((task) => task.taskArn));
  });
});
