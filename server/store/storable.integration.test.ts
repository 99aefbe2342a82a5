import { afterAll, beforeAll, expect, it } from "vitest";
import type { TaskFact } from "@/lib/domain/facts";
import { recordAudit } from "./audit";
import { listSightings } from "./history/list-sightings";
import { recordSightings } from "./history/record-sightings";
import { keepStoppedTasks, listStoppedTasks } from "./history/stopped-tasks";
import { listAudit } from "./list-audit";
import { claimOperation } from "./operations/claim-operation";
import { finishOperation } from "./operations/finish-operation";
import { getOperation } from "./operations/get-operation";
import { insertOperations } from "./operations/insert-operation";
import { recordStep } from "./steps/record-step";
import { openMemoryDatabase } from "./testing/memory-database";

/** PostgreSQL takes neither the one nor the other. */
const NUL = "bad\u0000 and cut off \uD83D";
const KEPT = "bad\uFFFD and cut off \uFFFD";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openMemoryDatabase();
});
afterAll(() => close());

it("a sighting, and those that were seen with it", async () => {
  const seen = (subject: string, reason: string) =>
    ({ kind: "environment", subject, key: "degraded", state: { health: "degraded", reason }, at: Date.now() }) as const;
  await recordSightings([seen("api1/dev", NUL), seen("api1/prod", "plain")]);
  const states = (await listSightings("environment", ["api1/dev", "api1/prod"], 9)).map(({ state }) => state);
  expect(states).toContainEqual({ health: "degraded", reason: KEPT });
  expect(states).toContainEqual({ health: "degraded", reason: "plain" });
});

it("a stopped task", async () => {
  const task: TaskFact = {
    arn: "arn:task/1",
    clusterArn: "arn:cluster",
    serviceName: "web",
    lastStatus: "STOPPED",
    desiredStatus: "STOPPED",
    taskDefinitionArn: "arn:definition",
    addresses: [],
    containers: [{ name: "web", image: "httpd:2.4", reason: NUL }],
    stoppedAt: new Date().toISOString(),
    stoppedReason: NUL,
  };
  await keepStoppedTasks([task]);
  const [kept] = await listStoppedTasks({ clusterArn: "arn:cluster", name: "web" });
  expect(kept).toMatchObject({ stoppedReason: KEPT, containers: [{ reason: KEPT }] });
});

it("an operation, its steps and what became of them", async () => {
  const step = { key: "one", title: "One", after: [] };
  const plan = { kind: "promote", title: NUL, apiName: "api", stage: "dev", actor: "ann" } as const;
  const [id = ""] = await insertOperations([{ ...plan, input: { note: NUL }, steps: [step] }]);
  const lease = (await claimOperation("me", 60_000))?.lease ?? { operationId: "", fence: 0 };
  const error = { code: "aws_rejected" as const, message: NUL };
  const commands = [{ command: NUL, write: true }];
  await recordStep(lease, "one", { status: "failed", detail: NUL, error, commands }, { result: { note: NUL } });
  await finishOperation(lease, "failed", error);
  expect(await getOperation(id)).toMatchObject({
    operation: { title: KEPT, status: "failed", error: { message: KEPT } },
    input: { note: KEPT },
    result: { note: KEPT },
    steps: [{ detail: KEPT, error: { message: KEPT }, commands: [KEPT] }],
  });
});

it("what somebody did, and what is looked for", async () => {
  await recordAudit({ actor: NUL, action: "look", target: NUL, outcome: "ok", input: { [NUL]: NUL } });
  const { rows } = await listAudit({ q: NUL.slice(0, 6) }, 9);
  expect(rows.find(({ action }) => action === "look")).toMatchObject({
    actor: KEPT,
    target: KEPT,
    input: { [KEPT]: KEPT },
  });
});
