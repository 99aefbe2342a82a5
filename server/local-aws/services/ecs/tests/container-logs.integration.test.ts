import {
  CreateLogGroupCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { create, describe as describeService, loadBalancer, messages, register, steady, tasksOf, until } from "./setup";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
});
afterAll(() => endpoint.close());

const awslogs = (group: string, more: Record<string, string> = {}) => ({
  logDriver: "awslogs" as const,
  options: { "awslogs-group": group, "awslogs-region": "us-east-1", "awslogs-stream-prefix": "hello", ...more },
});

const taskId = (taskArn: string | undefined) => taskArn?.split("/").at(-1) ?? "";

async function linesOf(logGroupName: string, logStreamName: string): Promise<string[]> {
  const input = { logGroupName, logStreamName, startFromHead: true };
  const { events = [] } = await endpoint.cloudwatchLogs.send(new GetLogEventsCommand(input));
  return events.map(({ message = "" }) => message);
}

it("what a container writes and serves is in its stream", async () => {
  await endpoint.cloudwatchLogs.send(new CreateLogGroupCommand({ logGroupName: "/ecs/web" }));
  const { targetGroupArn, dnsName } = await loadBalancer(endpoint, "web");
  await create(endpoint, "web", {
    taskDefinition: await register(endpoint, "web", {
      command: ["echo starting é ✓ && httpd-foreground"],
      logConfiguration: awslogs("/ecs/web"),
    }),
    desiredCount: 1,
    loadBalancers: [{ targetGroupArn, containerName: "web", containerPort: 80 }],
  });
  await steady(endpoint, "web");
  const [task] = await tasksOf(endpoint, "web");
  const route = endpoint.world.network.resolve(dnsName, 80);
  await fetch(`http://127.0.0.1:${route.kind === "open" ? route.loopbackPort : 0}/some/page?x=1`);
  const lines = await until(
    () => linesOf("/ecs/web", `hello/web/${taskId(task?.taskArn)}`),
    (now) => now.some((line) => line.includes("/some/page")),
  );
  expect(lines[0]).toBe("starting é ✓");
  expect(lines.join("\n")).toMatch(/"GET \/some\/page\?x=1 HTTP\/1\.1" 404/);
  const { events = [] } = await endpoint.cloudwatchLogs.send(
    new FilterLogEventsCommand({ logGroupName: "/ecs/web", filterPattern: '"/some/page" 404' }),
  );
  expect(events).toHaveLength(1);
});

it("a missing log group keeps the task from starting; awslogs-create-group makes it", async () => {
  const missing = await register(endpoint, "missing", { logConfiguration: awslogs("/none") });
  await create(endpoint, "missing", { taskDefinition: missing, desiredCount: 1 });
  const [stopped] = await until(
    () => tasksOf(endpoint, "missing", "STOPPED"),
    (tasks) => tasks[0]?.lastStatus === "STOPPED",
  );
  const reason =
    "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1";
  expect(stopped).toMatchObject({ stopCode: "TaskFailedToStart", stoppedReason: reason });
  expect(messages(await describeService(endpoint, "missing")).join("\n")).toContain("ResourceInitializationError");
  const made = awslogs("/made", { "awslogs-create-group": "true" });
  await create(endpoint, "made", {
    taskDefinition: await register(endpoint, "made", { logConfiguration: made }),
    desiredCount: 1,
  });
  await steady(endpoint, "made");
  const { logStreams } = await endpoint.cloudwatchLogs.send(new DescribeLogStreamsCommand({ logGroupName: "/made" }));
  const [task] = await tasksOf(endpoint, "made");
  expect(logStreams?.map(({ logStreamName }) => logStreamName)).toEqual([`hello/web/${taskId(task?.taskArn)}`]);
});

it("the last words of a container that crashes are kept", async () => {
  await endpoint.cloudwatchLogs.send(new CreateLogGroupCommand({ logGroupName: "/ecs/crash" }));
  const taskDefinition = await register(endpoint, "crash", {
    command: ["echo one; echo -n 'no line end'; exit 3"],
    logConfiguration: awslogs("/ecs/crash"),
  });
  await create(endpoint, "crash", { taskDefinition, desiredCount: 1 });
  const [stopped] = await until(
    () => tasksOf(endpoint, "crash", "STOPPED"),
    (tasks) => tasks[0]?.lastStatus === "STOPPED",
  );
  expect(stopped?.containers?.[0]?.exitCode).toBe(3);
  expect(await linesOf("/ecs/crash", `hello/web/${taskId(stopped?.taskArn)}`)).toEqual(["one", "no line end"]);
});

it.each([
  [awslogs("", {}), "Log driver awslogs requires options: awslogs-group"],
  [{ logDriver: "awslogs" as const }, "Log driver awslogs requires options: awslogs-region, awslogs-group"],
  [
    awslogs("/x", { "awslogs-create-group": "false" }),
    "Log driver awslogs option 'awslogs-create-group' should only be set to 'true', else omit option.",
  ],
  [
    { logDriver: "json-file" as const },
    "json-file is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]",
  ],
])("%j is refused", async (logConfiguration, message) => {
  await expect(register(endpoint, "refused", { logConfiguration })).rejects.toMatchObject({
    name: "ClientException",
    message,
  });
});
