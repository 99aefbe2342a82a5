import { desc } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { stopTask } from "../actions/stop-task";
import { startStageway, type TestStageway } from "../operations/testing/stageway";
import { database } from "../store/connection/database";
import { keepStoppedTasks } from "../store/history/stopped-tasks";
import { auditLog } from "../store/schema";
import { getCluster } from "./cluster";
import { getLogs } from "./logs";
import { getService } from "./service";
import { getServices } from "./services";
import { CLUSTER } from "./testing/hello-service";
import { awslogs, plainService, register, runTask } from "./testing/service";
import { until } from "./testing/until";

const OWN = { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" };
vi.mock("next/headers", () => ({ headers: async () => new Headers(OWN) }));

let stageway: TestStageway;
beforeAll(async () => {
  stageway = await startStageway();
  await plainService(stageway.endpoint, "hello", "httpd-foreground", {});
  await plainService(stageway.endpoint, "crashes", "echo last words; exit 3", {});
}, 120_000);
afterAll(() => stageway.close());

const newestAudit = async () =>
  (await (await database()).select().from(auditLog).orderBy(desc(auditLog.at)).limit(1))[0];

it("lists them as ECS counts them", async () => {
  const { clusters } = await until(getServices, ({ clusters: all }) => all[0]?.counts?.activeServices === 2, 60);
  expect(clusters).toMatchObject([
    { name: CLUSTER, status: "ACTIVE", counts: { activeServices: 2, containerInstances: 0 } },
  ]);
});

it("shows one with its services and the tasks that none of them started, until after they stop", async () => {
  const { services = null, tasks } = await getCluster(CLUSTER);
  expect(services?.map(({ name }) => name)).toEqual(expect.arrayContaining(["hello", "crashes"]));
  expect(tasks, "those of services are not among them").toEqual([]);
  const id = await runTask(stageway.endpoint, "crashes", "nightly");
  const seen = await until(
    () => getCluster(CLUSTER),
    ({ stopped }) => stopped?.some((one) => one.status === "STOPPED") === true,
    60,
  );
  expect(seen.unknown).toEqual([]);
  expect(seen.tasks).toEqual([]);
  expect(seen.stopped).toMatchObject([
    {
      id,
      group: "family:crashes",
      startedBy: "nightly",
      taskDefinition: "crashes:1",
      stopCode: "EssentialContainerExited",
      meaning: "A container that must run has exited. web ended with code 3.",
    },
  ]);
});

it("a task of no service that runs: its log, the command that stops it, its end with who ended it and why", async () => {
  const command = ["echo one; httpd-foreground"];
  await register(stageway.endpoint, "job", { command, portMappings: [], ...awslogs("/ecs/talks", "job") });
  const id = await runTask(stageway.endpoint, "job", "nightly");
  const { tasks } = await until(
    () => getCluster(CLUSTER),
    (now) => now.tasks?.[0]?.status === "RUNNING",
    60,
  );
  expect(tasks).toMatchObject([{ id, stopCommand: expect.stringMatching(`aws ecs stop-task .*${id}`) }]);
  const lines = await until(
    () => getLogs({ cluster: CLUSTER, task: id, container: "web", range: "1h" }),
    ({ events }) => events.length > 0,
  );
  expect(lines.streamPrefix).toBe(`job/web/${id}`);
  expect(lines.events[0]?.message).toBe("one");

  const end = { cluster: CLUSTER, task: tasks?.[0]?.arn };
  expect(await stopTask(end)).toMatchObject({ ok: false, error: { fields: { reason: "Required." } } });
  expect(await stopTask({ ...end, reason: "hangs" })).toMatchObject({
    ok: true,
    data: { commands: [expect.stringMatching(/aws ecs stop-task .*hangs/)] },
  });
  expect(await newestAudit()).toMatchObject({
    action: "service.stopTask",
    target: `${CLUSTER}/${id}`,
    input: { reason: "hangs" },
    outcome: "ok",
  });
  const { stopped } = await until(
    () => getCluster(CLUSTER),
    (now) => now.stopped?.some((one) => one.id === id && one.status === "STOPPED") === true,
    60,
  );
  expect(stopped?.find((one) => one.id === id)?.stoppedReason).toMatch(/^hangs \(.+ with Stageway\)$/);
  const last = await getLogs({ cluster: CLUSTER, task: id, container: "web", range: "1h" });
  expect(last.events[0]?.message, "after its end, too").toBe("one");
});

it("the log of a task that ECS has forgotten is found by what was kept of it", async () => {
  const forgotten = "1".repeat(32);
  const place = "arn:aws:ecs:us-east-1:000000000000";
  await keepStoppedTasks([
    {
      arn: `${place}:task/${CLUSTER}/${forgotten}`,
      clusterArn: `${place}:cluster/${CLUSTER}`,
      lastStatus: "STOPPED",
      desiredStatus: "STOPPED",
      taskDefinitionArn: `${place}:task-definition/job:1`,
      addresses: [],
      containers: [],
      stoppedAt: new Date(0).toISOString(),
    },
  ]);
  const { streamPrefix, events } = await getLogs({ cluster: CLUSTER, task: forgotten, container: "web", range: "1h" });
  expect({ streamPrefix, events }).toEqual({ streamPrefix: `job/web/${forgotten}`, events: [] });
});

it("a log of a task that nobody knows of is not there", async () => {
  const look = getLogs({ cluster: CLUSTER, task: "0".repeat(32), container: "web", range: "1h" });
  await expect(look).rejects.toMatchObject({ error: { code: "not_found" } });
});

it("a service's task is none of these: it is not stopped, and the answer names the service", async () => {
  const { tasks } = await until(
    () => getService(CLUSTER, "hello"),
    (now) => now.tasks?.length === 1,
    60,
  );
  expect(await stopTask({ cluster: CLUSTER, task: tasks?.[0]?.arn, reason: "hangs" })).toMatchObject({
    ok: false,
    error: { code: "conflict", message: expect.stringContaining("hello") },
  });
});

it("says that a cluster is not there", async () => {
  await expect(getCluster("nowhere-else")).rejects.toMatchObject({ error: { code: "not_found" } });
});
