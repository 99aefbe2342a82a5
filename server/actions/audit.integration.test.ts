import { desc } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Result } from "@/lib/contracts/errors";
import { getOperation, listOperations } from "@/server/store";
import { forgetSettings } from "../settings";
import { database } from "../store/connection/database";
import { claimOperation } from "../store/operations/claim-operation";
import { finishOperation } from "../store/operations/finish-operation";
import { auditLog, operations } from "../store/schema";
import { openMemoryDatabase } from "../store/testing/memory-database";
import { cancelOperation } from "./cancel-operation";
import { changeProbe } from "./change-probe";
import { changeVariable } from "./change-variable";
import { invokeStage } from "./invoke-stage";
import { promoteStage } from "./promote-stage";
import { provisionEnvironment } from "./provision-environment";
import { provisionExample } from "./provision-example";
import { retryOperation } from "./retry-operation";
import { rollBackStage } from "./roll-back-stage";
import { testMethod } from "./test-method";

const OWN = { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" };
vi.mock("next/headers", () => ({ headers: async () => new Headers(OWN) }));

let close: () => Promise<void>;
// No runner: what is started stays queued.
beforeAll(async () => {
  // Nothing listens there: whatever asks AWS fails.
  process.env.STAGEWAY_CONNECTION = "local";
  process.env.LOCAL_AWS_PORT = "9";
  forgetSettings();
  close = await openMemoryDatabase();
});
beforeEach(async () => {
  const db = await database();
  await db.delete(auditLog);
  await db.delete(operations);
});
afterAll(() => close());

const rows = async () => (await database()).select().from(auditLog).orderBy(desc(auditLog.at));
const form = {
  clusterName: "c",
  serviceName: "s",
  image: "httpd:2.4",
  containerPort: 80,
  command: "export TOKEN=hunter2; httpd-foreground",
  desiredCount: 1,
  api: { name: "EcsDemoAPI" },
  path: "/helloworld",
  stage: "prod",
  variableName: "elb",
};

describe("the whole example at one press", () => {
  it("starts both", async () => {
    expect(await provisionExample()).toMatchObject({
      ok: true,
      data: { operationIds: [expect.any(String), expect.any(String)] },
    });
    expect((await listOperations()).map(({ stage }) => stage).sort()).toEqual(["dev", "prod"]);
    expect((await rows()).map(({ action, target, outcome }) => [action, target, outcome]).sort()).toEqual([
      ["provision.start", "EcsDemoAPI/dev", "ok"],
      ["provision.start", "EcsDemoAPI/prod", "ok"],
    ]);
  });

  it("starts neither when one is held, and names the operation that holds it", async () => {
    await provisionEnvironment(form);
    expect(await provisionExample()).toMatchObject({
      ok: false,
      error: { code: "conflict", message: expect.stringContaining("“Provision EcsDemoAPI/prod”") },
    });
    expect(await listOperations()).toHaveLength(1);
    expect(await rows()).toHaveLength(2);
  });

  it("pressed twice, refuses with the name of the one that runs", async () => {
    await provisionExample();
    expect(await provisionExample()).toMatchObject({
      ok: false,
      error: { code: "conflict", message: expect.stringMatching(/^“Provision EcsDemoAPI\/dev” .* is working on/) },
    });
    expect(await listOperations()).toHaveLength(2);
    expect((await rows())[0]).toMatchObject({
      action: "provision.start",
      target: "EcsDemoAPI",
      outcome: "failed",
      input: {},
      error: { code: "conflict" },
    });
  });
});

describe("what an audit row says", () => {
  it("of a start: who, what, on what, with what; never a container's command", async () => {
    const started = await provisionEnvironment(form);
    const operationId = started.ok ? started.data.operationId : "";
    const [row] = await rows();
    expect(row).toMatchObject({
      actor: expect.any(String),
      action: "provision.start",
      target: "EcsDemoAPI/prod",
      outcome: "ok",
      operationId,
      input: { image: "httpd:2.4", command: "(given)" },
    });
    const [operation] = await (await database()).select().from(operations);
    expect(operation?.input, "the runner needs it whole").toMatchObject({ command: form.command });
    const detail = await getOperation(operationId);
    expect(detail?.input).toMatchObject({ image: "httpd:2.4", command: "(given)" });
    expect(JSON.stringify([row, detail])).not.toContain("hunter2");
  });

  it("of a refusal: the same, and why", async () => {
    await provisionEnvironment(form);
    await provisionEnvironment(form);
    expect((await rows())[0]).toMatchObject({
      action: "provision.start",
      target: "prod",
      outcome: "failed",
      input: { command: "(given)" },
      error: { code: "conflict" },
    });
  });

  it("says when none was given", async () => {
    await provisionEnvironment({ ...form, command: "" });
    expect((await rows())[0]?.input).toMatchObject({ command: "" });
  });

  it("of an input that breaks the rules: the rules, not the input", async () => {
    await provisionEnvironment({ ...form, image: "no image", extra: "x".repeat(10_000) });
    const [row] = await rows();
    expect(row).toMatchObject({ action: "provision.start", target: null, outcome: "failed", input: {} });
    expect(row?.error).toMatchObject({ code: "invalid_input", fields: { image: expect.any(String) } });
  });

  const there = { apiId: "a1b2c3", stage: "dev" };
  const probe = { enabled: true, intervalSeconds: 10, timeoutSeconds: 5, expected: "200" };
  const gone = { operationId: "00000000-0000-4000-8000-000000000000" };
  it.each<[string, (input: unknown) => Promise<Result<unknown>>, object, string]>([
    ["variable.change", changeVariable, { ...there, name: "color", value: "red" }, "a1b2c3/dev"],
    ["environment.invoke", invokeStage, { ...there, path: "/" }, "a1b2c3/dev"],
    ["method.test", testMethod, { ...there, path: "/" }, "a1b2c3/dev"],
    ["probe.change", changeProbe, { ...there, ...probe, path: "/" }, "a1b2c3/dev"],
    ["promote.start", promoteStage, { apiId: "a1b2c3", from: "dev", to: "prod", deploymentId: "d" }, "a1b2c3/prod"],
    ["rollback.start", rollBackStage, { ...there, restorePointId: gone.operationId }, "a1b2c3/dev"],
    ["operation.cancel", cancelOperation, gone, gone.operationId],
    ["operation.retry", retryOperation, gone, gone.operationId],
  ])("%s that fails is written down", async (name, action, input, target) => {
    expect(await action(input)).toMatchObject({ ok: false });
    expect(await rows()).toMatchObject([
      {
        action: name,
        target,
        outcome: "failed",
        input,
        actor: expect.any(String),
        error: { code: expect.any(String) },
      },
    ]);
  });

  it("operation.cancel and operation.retry that succeed, and what became of the operation", async () => {
    const started = await provisionEnvironment(form);
    const operationId = started.ok ? started.data.operationId : "";
    await cancelOperation({ operationId });
    const claimed = await claimOperation("test", 60_000);
    if (claimed === null) throw new Error("nothing to claim");
    await finishOperation(claimed.lease, "cancelled", { code: "cancelled", message: "Cancelled." });
    await retryOperation({ operationId });
    expect((await rows()).map(({ action, outcome, target }) => [action, outcome, target])).toEqual([
      ["operation.retry", "ok", operationId],
      ["provision.cancelled", "failed", "EcsDemoAPI/prod"],
      ["operation.cancel", "ok", operationId],
      ["provision.start", "ok", "EcsDemoAPI/prod"],
    ]);
  });
});
