import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import { desc } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ServiceDetail, ServiceSummary } from "@/lib/contracts/services";
import { redeployService } from "../actions/redeploy-service";
import { scaleService } from "../actions/scale-service";
import { stopTask } from "../actions/stop-task";
import { startStageway, type TestStageway } from "../operations/testing/stageway";
import { database } from "../store/connection/database";
import { auditLog, operations } from "../store/schema";
import { getLogs } from "./logs";
import { getService } from "./service";
import { getServices } from "./services";
import { faults } from "./testing/control";
import { helloApi, stage } from "./testing/hello-api";
import { CLUSTER, helloService } from "./testing/hello-service";
import { awslogs, plainService } from "./testing/service";
import { until } from "./testing/until";

const OWN = { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" };
vi.mock("next/headers", () => ({ headers: async () => new Headers(OWN) }));

let stageway: TestStageway;
let apiId: string;
beforeAll(async () => {
  stageway = await startStageway();
  const { endpoint } = stageway;
  const { dnsName } = await helloService(endpoint, "hello");
  const api = await helloApi(endpoint);
  await stage(endpoint, api, "dev", { helloworldElb: dnsName });
  apiId = api.apiId;
  await endpoint.cloudwatchLogs.send(new CreateLogGroupCommand({ logGroupName: "/ecs/talks" }));
  await plainService(
    stageway.endpoint,
    "talks",
    "echo one; echo 'two \"quoted\"'; httpd-foreground",
    awslogs("/ecs/talks"),
  );
  await plainService(stageway.endpoint, "crashes", "echo last words; exit 3", awslogs("/ecs/talks", "other"));
  await plainService(stageway.endpoint, "mute", "httpd-foreground", {});
  await plainService(stageway.endpoint, "nowhere", "httpd-foreground", awslogs("/none", "x", "eu-west-1"));
}, 120_000);
afterAll(() => stageway.close());

const serviceNow = (name: string, done: (detail: ServiceDetail) => boolean) =>
  until(() => getService(CLUSTER, name), done, 60);
const look = (service: string, more: object = {}) =>
  getLogs({ cluster: CLUSTER, service, container: "web", range: "1h", ...more });
const newestAudit = async () =>
  (await (await database()).select().from(auditLog).orderBy(desc(auditLog.at)).limit(1))[0];

describe("services", () => {
  it("lists those of all clusters, worst first, with images and the environments that use them", async () => {
    const found = (all: ServiceSummary[], name: string) => all.find((one) => one.name === name);
    const { services, unknown } = await until(
      getServices,
      ({ services: all }) => found(all, "crashes")?.health === "degraded" && found(all, "hello")?.health === "healthy",
      60,
    );
    expect(unknown).toEqual([]);
    expect(services[0]).toMatchObject({ name: "crashes", cluster: CLUSTER, environments: [] });
    expect(services[0]?.reason).toContain("crashes");
    expect(found(services, "hello")).toMatchObject({
      running: 2,
      desired: 2,
      taskDefinition: "hello:1",
      images: ["httpd:2.4"],
      environments: [{ apiId, apiName: "EcsDemoAPI", stage: "dev" }],
      deployments: [{ status: "PRIMARY", rolloutState: "COMPLETED", running: 2 }],
    });
  });

  it("shows one whole: tasks, events in plain words, the definition, the commands", async () => {
    const detail = await serviceNow("hello", ({ tasks }) => tasks?.length === 2);
    expect(detail.events.map(({ kind }) => kind)).toContain("steady");
    expect(detail.tasks?.[0]).toMatchObject({
      status: "RUNNING",
      addresses: [expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/)],
      containers: [{ name: "web", image: "httpd:2.4", status: "RUNNING" }],
      stopCommand: expect.stringContaining("aws ecs stop-task"),
    });
    expect(detail.definition).toMatchObject({ cpu: "256", containers: [{ ports: [80], logging: null }] });
    expect(detail.commands.scale).toMatch(/"desiredCount":\{count\}/);
    expect(detail.commands.redeploy).toContain('"forceNewDeployment":true');
  });

  it("tells why tasks stopped, by code, exit code and words", async () => {
    const { stopped } = await serviceNow("crashes", (now) =>
      (now.stopped ?? []).some(({ status }) => status === "STOPPED"),
    );
    expect(stopped?.find(({ status }) => status === "STOPPED")).toMatchObject({
      stopCode: "EssentialContainerExited",
      meaning: "A container that must run has exited. web ended with code 3.",
      containers: [{ exitCode: 3 }],
    });
  });

  it("finds a service that is newer than the list", async () => {
    await getServices();
    await plainService(stageway.endpoint, "newcomer", "httpd-foreground", {});
    expect((await getService(CLUSTER, "newcomer")).service.name).toBe("newcomer");
  });

  it.each([
    ["cluster", "nowhere-else", "hello"],
    ["service", CLUSTER, "nobody"],
  ])("says that the %s is not there", async (_what, cluster, service) => {
    await expect(getService(cluster, service)).rejects.toMatchObject({ error: { code: "not_found" } });
  });
});

describe("logs", () => {
  it("what all tasks wrote, what one wrote, what contains a text", async () => {
    const lines = await until(
      () => look("talks"),
      ({ events }) => events.length >= 2,
    );
    expect(lines.events.slice(0, 2).map(({ message }) => message)).toEqual(["one", 'two "quoted"']);
    expect(lines).toMatchObject({ group: "/ecs/talks", streamPrefix: "app/web/", left: "none" });
    const task = lines.events[0]?.stream.split("/").at(-1);
    expect((await look("talks", { task })).events.map(({ message }) => message)).toContain("one");
    expect((await look("talks", { task: "0".repeat(32) })).events).toEqual([]);
    expect((await look("talks", { search: 'o "q' })).events.map(({ message }) => message)).toEqual(['two "quoted"']);
    expect((await look("talks", { search: "ONE" })).events, "case counts").toEqual([]);
    expect((await look("talks", { from: "2020-01-01T00:00:00Z", to: "2020-01-02T00:00:00Z" })).events).toEqual([]);
  });

  it("keeps the last lines that were read, and says why there are no newer ones", async () => {
    const before = await look("talks");
    const denied = { error: { code: "AccessDeniedException", message: "No.", status: 400 } };
    await faults(stageway.endpoint, { service: "logs", operation: "FilterLogEvents", ...denied });
    const { events, failing } = await until(
      () => look("talks"),
      (lines) => lines.failing !== undefined,
    );
    await faults(stageway.endpoint);
    expect(events.slice(0, 2)).toEqual(before.events.slice(0, 2));
    expect(failing).toMatchObject({ message: expect.stringMatching(/\w/), since: expect.stringMatching(/Z$/) });
    await until(
      () => look("talks"),
      (lines) => lines.failing === undefined,
    );
  });

  it("keeps one service's lines apart from another's in the same group", async () => {
    const { stopped } = await getService(CLUSTER, "crashes");
    const task = stopped?.find(({ status }) => status === "STOPPED")?.id;
    expect((await look("crashes", { task })).events.map(({ message }) => message)).toEqual(["last words"]);
  });

  it.each([
    ["no log driver", "mute", /has no log driver/],
    ["another region", "nowhere", /in eu-west-1; Stageway is connected to us-east-1/],
  ])("%s: says why there is nothing, and what to do", async (_name, service, message) => {
    const { absent, events } = await look(service);
    expect(events).toEqual([]);
    expect(absent).toMatchObject({ message: expect.stringMatching(message), remedy: expect.stringMatching(/.{20}/) });
  });

  it("refuses a container that is not there", async () => {
    await expect(look("talks", { container: "other" })).rejects.toMatchObject({ error: { code: "not_found" } });
  });
});

describe("actions", () => {
  it("scales, says how on the command line, and writes it down", async () => {
    const result = await scaleService({ cluster: CLUSTER, service: "mute", desiredCount: "2" });
    expect(result).toMatchObject({
      ok: true,
      data: { commands: [expect.stringMatching(/aws ecs update-service .*"desiredCount":2/)] },
    });
    expect(await newestAudit()).toMatchObject({ action: "service.scale", target: `${CLUSTER}/mute`, outcome: "ok" });
    expect((await getService(CLUSTER, "mute")).service.desired, "fresh at once").toBe(2);
    await serviceNow("mute", ({ service }) => service.running === 2);
  });

  it.each([["-1"], ["5001"], ["1.5"], ["many"]])("refuses %s tasks", async (desiredCount) => {
    const result = await scaleService({ cluster: CLUSTER, service: "mute", desiredCount });
    expect(result).toMatchObject({
      ok: false,
      error: { code: "invalid_input", fields: { desiredCount: expect.any(String) } },
    });
  });

  it("replaces a task: it stops with a reason that names who, and another runs", async () => {
    const { tasks } = await serviceNow("talks", (now) => now.tasks?.[0]?.status === "RUNNING");
    const [victim] = tasks ?? [];
    expect(await stopTask({ cluster: CLUSTER, service: "talks", task: victim?.arn })).toMatchObject({
      ok: true,
      data: { commands: [expect.stringContaining("aws ecs stop-task")] },
    });
    expect(await newestAudit()).toMatchObject({ action: "service.stopTask", outcome: "ok" });
    const after = await serviceNow(
      "talks",
      (now) => now.stopped?.some(({ id }) => id === victim?.id) === true && now.tasks?.[0]?.status === "RUNNING",
    );
    expect(after.tasks?.[0]?.id).not.toBe(victim?.id);
    expect(after.stopped?.[0]).toMatchObject({
      stopCode: "UserInitiated",
      stoppedReason: expect.stringMatching(/^Replaced by .+ with Stageway$/),
      meaning: "Somebody stopped it.",
    });
  });

  it("does not stop another service's task, nor one that is gone", async () => {
    const { tasks } = await getService(CLUSTER, "hello");
    for (const task of [tasks?.[0]?.arn, tasks?.[0]?.arn.replace(/.{8}$/, "00000000")]) {
      expect(await stopTask({ cluster: CLUSTER, service: "talks", task })).toMatchObject({
        ok: false,
        error: { code: "not_found" },
      });
    }
  });

  it("deploys anew: all tasks are others afterwards", async () => {
    const before = await getService(CLUSTER, "mute");
    expect(await redeployService({ cluster: CLUSTER, service: "mute" })).toMatchObject({ ok: true });
    const ids = new Set(before.tasks?.map(({ id }) => id));
    const { service } = await serviceNow(
      "mute",
      (now) => now.service.deployments[0]?.rolloutState === "COMPLETED" && !now.tasks?.some(({ id }) => ids.has(id)),
    );
    expect(service.deployments[0]?.id).not.toBe(before.service.deployments[0]?.id);
  });

  it("says that a service is not there", async () => {
    expect(await redeployService({ cluster: CLUSTER, service: "nobody" })).toMatchObject({
      ok: false,
      error: { code: "not_found" },
    });
    expect(await newestAudit()).toMatchObject({ action: "service.redeploy", outcome: "failed" });
  });

  it("an operation holds its environment's service: scaling is refused, with the operation's name", async () => {
    const db = await database();
    const row = {
      kind: "promote" as const,
      title: "Promote x",
      apiName: "EcsDemoAPI",
      apiId,
      stage: "dev",
      actor: "ada",
    };
    // Claimed by somebody else, so that this process's runner leaves it alone.
    const claimed = { leaseOwner: "another", leaseUntil: new Date(Date.now() + 600_000) };
    const [held] = await db
      .insert(operations)
      .values({ id: crypto.randomUUID(), status: "cancelling", input: {}, ...row, ...claimed })
      .returning();
    const result = await scaleService({ cluster: CLUSTER, service: "hello", desiredCount: 1 });
    await db.delete(operations);
    expect(held).toBeDefined();
    expect(result).toMatchObject({
      ok: false,
      error: { code: "conflict", message: expect.stringContaining("Promote x") },
    });
    const { services } = await stageway.endpoint.ecs.send(
      new DescribeServicesCommand({ cluster: CLUSTER, services: ["hello"] }),
    );
    expect(services?.[0]?.desiredCount).toBe(2);
  });
});
