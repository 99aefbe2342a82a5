import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { HealthState } from "@/lib/contracts/history";
import type { TaskFact } from "@/lib/domain/facts";
import { MOST_GAP_MS } from "@/lib/domain/history/gaps";
import type { Observation } from "@/lib/domain/history/observation";
import { database } from "../store/connection/database";
import { listSightings, listTargetSightings } from "../store/history/list-sightings";
import { pruneHistory, RETENTION } from "../store/history/prune-history";
import { recordSightings } from "../store/history/record-sightings";
import {
  findStoppedTask,
  keepStoppedTasks,
  keptSince,
  listStoppedStandalone,
  listStoppedTasks,
} from "../store/history/stopped-tasks";
import { openMemoryDatabase } from "../store/testing/memory-database";
import { Recorder } from "./recorder";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openMemoryDatabase();
});
afterAll(() => close());
beforeEach(async () => {
  await (await database()).execute(sql`truncate sightings, stopped_tasks`);
});

/** Not long ago: what is old is pruned. */
const START = Date.now() - 600_000;
const at = (ms: number): string => new Date(START + ms).toISOString();
const seen = (ms: number, health: string, more: Partial<Observation> = {}): Observation => ({
  kind: "environment",
  subject: "api1/dev",
  key: health === "unknown" ? "?unknown" : health,
  state: { health },
  at: START + ms,
  ...more,
});
/** From, until, state and whether it is known when it began; newest first. */
const kept = async (subject = "api1/dev") =>
  (await listSightings<HealthState>("environment", [subject], 100)).map(({ from, until, state, exact }) => [
    Date.parse(from) - START,
    Date.parse(until) - START,
    state.health,
    exact,
  ]);
const record = async (...observations: Observation[]) => {
  for (const each of observations) await recordSightings([each]);
};

describe("sightings", () => {
  it("the same state is prolonged; another one begins anew, and when is known", async () => {
    await record(seen(0, "healthy"), seen(3_000, "healthy"), seen(6_000, "degraded"), seen(9_000, "degraded"));
    expect(await kept()).toEqual([
      [6_000, 9_000, "degraded", true],
      [0, 3_000, "healthy", false],
    ]);
  });

  it.each([
    [
      "just within a gap",
      MOST_GAP_MS,
      "degraded",
      [
        [MOST_GAP_MS, MOST_GAP_MS, "degraded", true],
        [0, 0, "healthy", false],
      ],
    ],
    [
      "beyond it",
      MOST_GAP_MS + 1,
      "degraded",
      [
        [MOST_GAP_MS + 1, MOST_GAP_MS + 1, "degraded", false],
        [0, 0, "healthy", false],
      ],
    ],
    [
      "beyond it, the same",
      MOST_GAP_MS + 1,
      "healthy",
      [
        [MOST_GAP_MS + 1, MOST_GAP_MS + 1, "healthy", false],
        [0, 0, "healthy", false],
      ],
    ],
  ])("after a time of not looking, %s", async (_what, later, health, rows) => {
    await record(seen(0, "healthy"), seen(later, health));
    expect(await kept()).toEqual(rows);
  });

  it("what follows upon the unknown may have begun earlier", async () => {
    await record(seen(0, "healthy"), seen(1_000, "unknown"), seen(2_000, "degraded"));
    expect(await kept()).toEqual([
      [2_000, 2_000, "degraded", false],
      [1_000, 1_000, "unknown", true],
      [0, 0, "healthy", false],
    ]);
  });

  it("older facts of another replica change nothing", async () => {
    await record(seen(0, "healthy"), seen(5_000, "degraded"));
    const answered = await recordSightings([seen(4_000, "healthy")]);
    expect(answered).toMatchObject([{ key: "degraded", from: new Date(START + 5_000), exact: true }]);
    expect(await kept()).toHaveLength(2);
  });

  it("many at once, each by itself", async () => {
    const many = (ms: number, health: string) =>
      Array.from({ length: 600 }, (_, one) => seen(ms, health, { subject: `api1/${one}` }));
    expect(await recordSightings(many(0, "healthy"))).toHaveLength(600);
    expect(
      await recordSightings([...many(1_000, "healthy").slice(0, 300), ...many(1_000, "degraded").slice(300)]),
    ).toHaveLength(600);
    expect(await kept("api1/7")).toEqual([[0, 1_000, "healthy", false]]);
    expect(await kept("api1/599")).toEqual([
      [1_000, 1_000, "degraded", true],
      [0, 0, "healthy", false],
    ]);
  });

  it("targets are found by their group", async () => {
    const target = (subject: string) => seen(0, "healthy", { kind: "target", subject });
    await record(target("arn:one 10.0.0.1:80"), target("arn:one 10.0.0.2:80"), target("arn:one-more 10.0.0.1:80"));
    const found = await listTargetSightings(["arn:one"], 10);
    expect(found.map(({ subject }) => subject).sort()).toEqual(["arn:one 10.0.0.1:80", "arn:one 10.0.0.2:80"]);
    expect(await listTargetSightings([], 10)).toEqual([]);
  });
});

describe("recorders", () => {
  it("two that see the same write it once, and both know since when", async () => {
    const replicas = [new Recorder(), new Recorder()];
    for (const [ms, health] of [
      [0, "healthy"],
      [2_000, "degraded"],
    ] as const) {
      for (const [late, each] of replicas.entries()) each.observe([seen(ms + late, health)], []);
      await Promise.all(replicas.map((each) => each.flush()));
    }
    expect(await kept()).toHaveLength(2);
    for (const each of replicas) {
      const since = each.since("environment", "api1/dev", "degraded");
      expect(since).toMatchObject({ exact: true });
      expect([at(2_000), at(2_001)]).toContain(since?.from);
      expect(each.since("environment", "api1/dev", "healthy")).toBeUndefined();
    }
  });

  it("says until when the old state was seen, to the last look", async () => {
    const recorder = new Recorder();
    for (const [ms, health] of [
      [0, "healthy"],
      [5_000, "healthy"],
      [9_000, "healthy"],
      [12_000, "degraded"],
    ] as const) {
      recorder.observe([seen(ms, health)], []);
      await recorder.flush();
    }
    expect(await kept()).toEqual([
      [12_000, 12_000, "degraded", true],
      [0, 9_000, "healthy", false],
    ]);
  });

  it("one that starts anew goes on where the one before it was", async () => {
    const before = new Recorder();
    before.observe([seen(0, "healthy")], []);
    await before.flush();
    before.observe([seen(1_000, "degraded")], []);
    await before.flush();
    const after = new Recorder();
    after.observe([seen(60_000, "degraded")], []);
    await after.flush();
    expect(after.since("environment", "api1/dev", "degraded")?.from).toBe(at(1_000));
  });

  it("a failing database holds nobody up, and is no loss once it answers again", async () => {
    const recorder = new Recorder();
    const broken = seen(0, "healthy", { at: Number.NaN }); // the column is never null
    recorder.observe([broken], []);
    await recorder.flush();
    expect(await kept()).toEqual([]);
    recorder.observe([seen(1, "healthy")], []);
    await recorder.flush();
    expect(await kept()).toHaveLength(1);
  });
});

const task = (id: string, more: Partial<TaskFact> = {}): TaskFact => ({
  arn: `arn:task/${id}`,
  clusterArn: "arn:cluster",
  serviceName: "web",
  lastStatus: "STOPPED",
  desiredStatus: "STOPPED",
  taskDefinitionArn: "arn:definition",
  addresses: [],
  containers: [{ name: "web", image: "httpd:2.4", exitCode: 3 }],
  stoppedAt: at(0),
  ...more,
});
const stopped = async () => (await listStoppedTasks({ clusterArn: "arn:cluster", name: "web" })).map(({ arn }) => arn);

describe("stopped tasks", () => {
  it("are kept whole, each once, newest first; what has not ended yet is not", async () => {
    const recorder = new Recorder();
    const tasks = [task("1"), task("2", { stoppedAt: at(5) }), task("3", { lastStatus: "DEPROVISIONING" })];
    recorder.observe([], tasks);
    await recorder.flush();
    await keepStoppedTasks([task("1", { stoppedReason: "told later" })]);
    expect(await stopped()).toEqual(["arn:task/2", "arn:task/1"]);
    expect((await listStoppedTasks({ clusterArn: "arn:cluster", name: "web" }))[1]).toEqual(task("1"));
    expect(await listStoppedTasks({ clusterArn: "arn:other", name: "web" })).toEqual([]);
  });

  it("of no service are a cluster's own", async () => {
    const nobodys = task("1", { serviceName: undefined, stoppedAt: at(5) });
    await keepStoppedTasks([nobodys, task("2"), task("3", { clusterArn: "arn:other", serviceName: undefined })]);
    expect(await listStoppedStandalone("arn:cluster")).toEqual([nobodys]);
    expect(await stopped()).toEqual(["arn:task/2"]);
    expect(await keptSince("arn:cluster", new Date(at(0)))).toEqual(new Set(["arn:task/1", "arn:task/2"]));
    expect(await keptSince("arn:cluster", new Date(at(1)))).toEqual(new Set(["arn:task/1"]));
  });
});

describe("of many stopped tasks", () => {
  const CLUSTER = "arn:aws:ecs:eu-west-1:1:cluster/jobs";
  const arnOf = (id: number | string) => `arn:aws:ecs:eu-west-1:1:task/jobs/${id}`;
  const job = (id: number, more: Partial<TaskFact> = {}) =>
    task("", { arn: arnOf(id), clusterArn: CLUSTER, serviceName: undefined, stoppedAt: at(id), ...more });

  it("those that ECS tells of itself take no place of those that it has forgotten", async () => {
    await keepStoppedTasks(Array.from({ length: 105 }, (_, id) => job(id)));
    const told = Array.from({ length: 102 }, (_, id) => arnOf(id + 3));
    expect((await listStoppedStandalone(CLUSTER, { besides: told })).map(({ arn }) => arn)).toEqual(
      [2, 1, 0].map(arnOf),
    );
    expect(await listStoppedStandalone(CLUSTER)).toHaveLength(100);
    await keepStoppedTasks([200, 201, 202].map((id) => job(id, { serviceName: "web" })));
    const service = { clusterArn: CLUSTER, name: "web" };
    const shown = await listStoppedTasks(service, { besides: [arnOf(202)], limit: 1 });
    expect(shown.map(({ arn }) => arn)).toEqual([arnOf(201)]);
  });

  it("one is found by its id, however many are newer; its ARN may be of before 2018", async () => {
    await keepStoppedTasks(Array.from({ length: 105 }, (_, id) => job(id)));
    await keepStoppedTasks([job(300, { arn: "arn:aws:ecs:eu-west-1:1:task/old" })]);
    expect(await findStoppedTask(CLUSTER, "0")).toEqual(job(0));
    expect((await findStoppedTask(CLUSTER, "old"))?.arn).toBe("arn:aws:ecs:eu-west-1:1:task/old");
    expect(await findStoppedTask(CLUSTER, "%")).toBeUndefined();
    expect(await findStoppedTask("arn:aws:ecs:eu-west-1:1:cluster/other", "0")).toBeUndefined();
  });
});

describe("retention", () => {
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

  it("by age", async () => {
    const [young, old] = [ago(RETENTION.days - 1), ago(RETENTION.days + 1)];
    await record(seen(0, "healthy", { at: old.getTime() }), seen(0, "healthy", { at: young.getTime() }));
    await keepStoppedTasks([
      task("old", { stoppedAt: old.toISOString() }),
      task("young", { stoppedAt: young.toISOString() }),
    ]);
    await pruneHistory();
    expect(await kept()).toHaveLength(1);
    expect(await stopped()).toEqual(["arn:task/young"]);
  });

  it("by count: of each subject, and of all", async () => {
    const now = Date.now() - START;
    const states = ["healthy", "degraded", "healthy", "degraded"];
    await record(
      ...states.map((health, one) => seen(now + one, health)),
      seen(now + 9, "healthy", { subject: "api1/prod" }),
    );
    await keepStoppedTasks(
      ["1", "2", "3"].map((id) => task(id, { stoppedAt: new Date(Date.now() + Number(id)).toISOString() })),
    );
    await pruneHistory({ ...RETENTION, each: 2 });
    expect(await kept()).toHaveLength(2);
    expect(await stopped()).toEqual(["arn:task/3", "arn:task/2"]);
    await pruneHistory({ ...RETENTION, all: 1 });
    expect([await kept(), await kept("api1/prod")].map(({ length }) => length)).toEqual([0, 1]);
    expect(await stopped()).toEqual(["arn:task/3"]);
  });
});
