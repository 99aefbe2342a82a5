import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { clusterWith, shrink } from "../../local-aws/services/ecs/testing/capacity";
import { createChain } from "../../local-aws/services/elbv2/testing/chain";
import { startTestEndpoint, type TestEndpoint } from "../../local-aws/testing";
import { letEveryoneIn } from "../../local-aws/testing/let-in";
import { getEnvironment } from "../environment";
import { diagnosed, type Expected, environment, hopOf } from "../testing/diagnosed";
import { pointAt } from "../testing/point-at";
import { healed } from "../testing/remedies";
import { type Container, create } from "../testing/service";
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
type Detail = Awaited<ReturnType<typeof getEnvironment>>;
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

  it("start anew by the remedy's command, once their log group is there", async () => {
    const { apiId } = await serve("unlogged", { logConfiguration: awslogs("/made-late") });
    const expected = { hop: "task", code: "task.notStarted", words: /could not be started/ } as const;
    const { cause } = await diagnosed(apiId, expected, 90);
    expect(cause.remedy?.cli).toMatch(/ update-service .* --force-new-deployment$/);
    await endpoint.cloudwatchLogs.send(new CreateLogGroupCommand({ logGroupName: "/made-late" }));
    await healed(apiId, cause);
  });

  it.each<[string, string, Partial<Container>, { HealthCheckPath?: string }, RegExp, string]>([
    [
      "a health check path that answers 404",
      "astray",
      {},
      { HealthCheckPath: "/missing" },
      /are answered with 404, and tasks are replaced/,
      "Health checks failed with these codes: [404]",
    ],
    [
      "health checks that nobody answers",
      "deaf",
      misbehave({ HANG: "true" }),
      {},
      /are not answered in time, and tasks are replaced/,
      "Request timed out",
    ],
  ])("%s, for which the load balancer has them replaced", async (_, name, container, group, words, reason) => {
    const { apiId, targetGroupArn } = await serve(name, container, {}, group);
    const isTold = (detail: Detail, kind: "task" | "service") => words.test(hopOf(detail, kind)?.words ?? "");
    const detail = await until(
      () => getEnvironment(apiId, "dev"),
      (now) => isTold(now, "task") && isTold(now, "service"),
      90,
    );
    expect(hopOf(detail, "task")).toMatchObject({ code: "task.targetUnhealthy" });
    expect(hopOf(detail, "service")).toMatchObject({ consequenceOf: "task" });
    // A target that fails its checks meanwhile is what it all follows from.
    expect(["targetGroup", "task"]).toContain(detail.causes[0]?.hop);
    const said = (kind: "task" | "service") => hopOf(detail, kind)?.evidence.map(({ value }) => value);
    expect(said("task")).toContain(`Task failed ELB health checks in (target-group ${targetGroupArn})`);
    expect(said("service")).toContain(
      `(service ${name}) (port 80) is unhealthy in (target-group ${targetGroupArn}) due to (reason ${reason}).`,
    );
  });

  it("ECS's own word that it tries in vain", async () => {
    const { apiId } = await serve("vain", { image: "no/such-image:2" });
    const detail = await until(
      () => getEnvironment(apiId, "dev"),
      (now) => /Tasks stop soon after they start, again and again/.test(hopOf(now, "service")?.words ?? ""),
      90,
    );
    expect(hopOf(detail, "service")).toMatchObject({ code: "service.cycling", consequenceOf: "task" });
    expect(hopOf(detail, "service")?.evidence).toContainEqual(
      expect.objectContaining({
        label: "Last event",
        value: expect.stringContaining("(service vain) is unable to consistently start tasks successfully."),
      }),
    );
  });

  it("the instance that they ran on", async () => {
    await clusterWith(endpoint, "spare", 1);
    const { dns, groupArn } = await createChain(endpoint, "spare", { TargetType: "instance" });
    const { taskDefinition } = await endpoint.ecs.send(
      new RegisterTaskDefinitionCommand({
        family: "spare",
        networkMode: "bridge",
        containerDefinitions: [
          { name: "web", image: "stageway/hello:1", memory: 64, portMappings: [{ containerPort: 80, hostPort: 0 }] },
        ],
      }),
    );
    const on = { cluster: "spare", launchType: "EC2", networkConfiguration: undefined } as const;
    await create(endpoint, "spare", groupArn, { ...on, taskDefinition: taskDefinition?.taskDefinitionArn });
    const apiId = await environment(endpoint, { elb: dns });
    await until(
      () => getEnvironment(apiId, "dev"),
      ({ health }) => health === "healthy",
    );
    await shrink(endpoint, "spare");
    const { cause } = await diagnosed(apiId, {
      hop: "task",
      code: "task.capacityLost",
      words: /The instance that it ran on is being shut down\. Service spare runs 0 of 1 tasks/,
    });
    expect(cause.verdict).toBe("fail");
  });

  it("the last lines that a container wrote, and that its tasks come and go", async () => {
    await endpoint.cloudwatchLogs.send(new CreateLogGroupCommand({ logGroupName: "/crash" }));
    const { apiId } = await serve("crash", {
      command: ["echo cannot open the database; exit 4"],
      logConfiguration: awslogs("/crash"),
    });
    const lines = (detail: Detail) =>
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
    const cycling = (detail: Detail) => {
      const found = hopOf(detail, "service");
      return found?.code === "service.cycling" && / 1 of 1 run/.test(found.words);
    };
    const detail = await until(() => getEnvironment(apiId, "dev"), cycling, 120);
    expect(detail.health).toBe("degraded");
    expect(detail.causes.map(({ code }) => code)).toContain("task.exited");
  });
});
