import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../local-aws/testing";
import { letEveryoneIn } from "../../local-aws/testing/let-in";
import { getEnvironment } from "../environment";
import { diagnosed, type Expected, hopOf } from "../testing/diagnosed";
import { pointAt } from "../testing/point-at";
import type { Container } from "../testing/service";
import { misbehave, type Serve, serving } from "../testing/serving";
import { until } from "../testing/until";

vi.mock("@/server/store", () => ({
  liveOperations: async () => [],
  listRestorePoints: async () => [],
  listVariableChanges: async () => [],
  listStageChanges: async () => [],
}));

let endpoint: TestEndpoint;
let serve: Serve;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  await letEveryoneIn(endpoint.ec2);
  pointAt(endpoint.url);
  ({ serve } = serving(endpoint));
});
afterAll(() => endpoint.close());

const awslogs = (group: string) => ({
  logDriver: "awslogs" as const,
  options: { "awslogs-group": group, "awslogs-region": "us-east-1", "awslogs-stream-prefix": "ecs" },
});
const quick = { interval: 5, timeout: 2, retries: 1 };

// They mostly wait for tasks and health checks: all at once.
describe.concurrent("tasks that do not stay", () => {
  it.each<[string, string, Partial<Container>, Expected, RegExp]>([
    [
      "an image that cannot be pulled",
      "pull",
      { image: "no/such-image:1" },
      { hop: "task", code: "task.imagePull", words: /no\/such-image:1 cannot be pulled/ },
      /CannotPullContainerError/,
    ],
    [
      "a container that exits",
      "exit",
      { command: ["exit 3"] },
      { hop: "task", code: "task.exited", words: /Container web exited with code 3.*0 of 1/ },
      /^3$/,
    ],
    [
      "too much memory",
      "memory",
      misbehave({ MEMORY_MB: "200" }, { memory: 128 }),
      { hop: "task", code: "task.outOfMemory", words: /used more memory than it may/ },
      /OutOfMemoryError/,
    ],
    [
      "its own health check",
      "sick",
      { healthCheck: { ...quick, command: ["CMD-SHELL", "exit 1"] } },
      { hop: "task", code: "task.containerUnhealthy", words: /fails its own health check/ },
      /failed container health checks/,
    ],
    [
      "a log group that is not there",
      "mute",
      { logConfiguration: awslogs("/nobody-made-it") },
      { hop: "task", code: "task.notStarted", words: /could not be started.*0 of 1/ },
      /ResourceInitializationError: .*The specified log group does not exist/,
    ],
  ])("%s", async (_, name, container, expected, evidence) => {
    const { apiId } = await serve(name, container);
    const { detail, cause } = await diagnosed(apiId, expected, 90);
    expect(detail.causes[0]).toEqual(cause);
    expect(cause.since).toBeTruthy();
    const hop = hopOf(detail, "task");
    expect(hop?.evidence.map(({ value }) => value).some((value) => evidence.test(value))).toBe(true);
    // The service and the group only follow from it.
    expect(hopOf(detail, "service")).toMatchObject({ consequenceOf: "task" });
  });

  it("the last lines that a container wrote, and that its tasks come and go", async () => {
    await endpoint.cloudwatchLogs.send(new CreateLogGroupCommand({ logGroupName: "/crash" }));
    const { apiId } = await serve("crash", {
      command: ["echo cannot open the database; exit 4"],
      logConfiguration: awslogs("/crash"),
    });
    const lines = (detail: Awaited<ReturnType<typeof getEnvironment>>) =>
      hopOf(detail, "task")?.evidence.find(({ label }) => label === "Last log lines")?.value;
    const detail = await until(
      () => getEnvironment(apiId, "dev"),
      (now) => hopOf(now, "service")?.code === "service.cycling" && lines(now) !== undefined,
      90,
    );
    expect(lines(detail)).toContain("cannot open the database");
    expect(hopOf(detail, "service")).toMatchObject({
      code: "service.cycling",
      words: expect.stringMatching(/do not stay: \d+ have ended/),
    });
    expect(detail.causes[0]).toMatchObject({ code: "task.exited", message: expect.stringMatching(/code 4/) });
  });

  it("that they come and go also while as many run as are meant to", async () => {
    const { apiId } = await serve("relapse", misbehave({ CRASH_AFTER_SECONDS: "3" }));
    const cycling = (detail: Awaited<ReturnType<typeof getEnvironment>>) => {
      const found = hopOf(detail, "service");
      return found?.code === "service.cycling" && / 1 of 1 run/.test(found.words);
    };
    const detail = await until(() => getEnvironment(apiId, "dev"), cycling, 120);
    expect(detail.health).toBe("degraded");
    expect(detail.causes.map(({ code }) => code)).toContain("task.exited");
  });
});
