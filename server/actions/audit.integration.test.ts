import { desc } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { listOperations } from "@/server/store";
import { forgetSettings } from "../settings";
import { database } from "../store/connection/database";
import { auditLog, operations } from "../store/schema";
import { openMemoryDatabase } from "../store/testing/memory-database";
import { provisionEnvironment } from "./provision-environment";
import { provisionExample } from "./provision-example";

const OWN = { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" };
vi.mock("next/headers", () => ({ headers: async () => new Headers(OWN) }));

let close: () => Promise<void>;
// No runner: what is started stays queued.
beforeAll(async () => {
  process.env.STAGEWAY_CONNECTION = "local";
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
