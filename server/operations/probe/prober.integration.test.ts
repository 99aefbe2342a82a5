import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { ProbeInput } from "@/lib/contracts/probes";
import * as make from "@/lib/domain/testing/facts";
import { inventory } from "@/server/inventory";
import { getProbes } from "@/server/queries/probes";
import { forgetSettings } from "@/server/settings";
import { database } from "@/server/store/connection/database";
import { claimProbes } from "@/server/store/probes/claim-probes";
import { lastResult, listResults } from "@/server/store/probes/list-results";
import { recordResult } from "@/server/store/probes/record-result";
import { saveProbe } from "@/server/store/probes/save-probe";
import { probeResults, probes } from "@/server/store/schema";
import { openMemoryDatabase } from "@/server/store/testing/memory-database";
import { Prober, type ProberOptions } from "./prober";

/** 10 s become 200 ms. */
const SPEED = 0.02;
const PLACE = "local us-east-1";
const DAY = 86_400_000;

let closeDatabase: () => Promise<void>;
let stage: Server;
let requests: { path: string; at: number }[];
let answer: RequestListener;
const probers: Prober[] = [];

beforeAll(async () => {
  closeDatabase = await openMemoryDatabase();
});
// A stage of its own for each test: that connections of the one before are cut is no failure of the next one's.
beforeEach(async () => {
  requests = [];
  answer = (_request, response) => void response.end("ok");
  stage = createServer((request, response) => {
    requests.push({ path: request.url ?? "", at: performance.now() });
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await once(stage, "listening");
  process.env.STAGEWAY_INVOKE_URL = `http://127.0.0.1:${(stage.address() as AddressInfo).port}/{apiId}/{stage}`;
  forgetSettings();
});
afterEach(async () => {
  await Promise.all(probers.splice(0).map((prober) => prober.stop()));
  stage.close();
  stage.closeAllConnections();
  const db = await database();
  await Promise.all([db.delete(probes), db.delete(probeResults)]);
});
afterAll(async () => {
  await closeDatabase();
  delete process.env.STAGEWAY_INVOKE_URL;
  forgetSettings();
});

const DEV = { apiId: "abc123", stage: "dev" };
const probe = (change: Partial<ProbeInput> = {}): ProbeInput => ({
  ...DEV,
  enabled: true,
  path: "/helloworld",
  intervalSeconds: 10,
  timeoutSeconds: 1,
  expected: "200-299",
  ...change,
});
function start(options: Partial<ProberOptions> = {}): Prober {
  const prober = new Prober({ place: PLACE, waitFactor: SPEED, ...options });
  probers.push(prober);
  prober.start();
  return prober;
}
const results = () => listResults(DEV, DAY);

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 20_000; !(await holds()); await sleep(10)) {
    if (Date.now() > deadline) throw new Error(`Not so: ${JSON.stringify(await results())}`);
  }
}

it("two replicas make each probe once, at the pace that is set", async () => {
  // A lease that no busy machine outlives.
  await saveProbe(probe({ timeoutSeconds: 29 }), PLACE);
  const startedAt = performance.now();
  start();
  start();
  await until(async () => (await results()).length >= 6);
  await Promise.all(probers.splice(0).map((prober) => prober.stop()));
  const unrecorded = requests.length - (await results()).length;
  expect([0, 1], "at most the one that was under way at the end").toContain(unrecorded);
  expect(new Set(requests.map(({ path }) => path))).toEqual(new Set(["/abc123/dev/helloworld"]));
  expect(requests.length, "each is due 200 ms after the one before").toBeLessThanOrEqual(
    (performance.now() - startedAt) / 200 + 1,
  );
});

it("a probe whose process was killed is made by another once its lease is over, and the dead one's answer counts no more", async () => {
  await saveProbe(probe({ stage: "killed" }), PLACE);
  const [dead] = await claimProbes(PLACE, 10, 100);
  const takenAt = performance.now();
  expect(await claimProbes(PLACE, 10, 100), "nobody else has it meanwhile").toEqual([]);
  start();
  const killed = () => listResults({ ...DEV, stage: "killed" }, DAY);
  await until(async () => (await killed()).length > 0);
  expect(requests.find(({ path }) => path.includes("/killed/"))?.at).toBeGreaterThan(takenAt + 1_000);
  if (!dead) throw new Error("not claimed");
  expect(await recordResult(dead, { ok: false, latencyMs: 1 }, 0, 10_000)).toBeNull();
  expect((await killed()).every(({ ok }) => ok)).toBe(true);
});

it("an unexpected status and no answer are failures, with the hop that they point at", async () => {
  await saveProbe(probe({ expected: "200", timeoutSeconds: 29 }), PLACE);
  answer = (_request, response) => void response.writeHead(429).end('{"message":"Too Many Requests"}');
  start();
  await until(async () => (await results()).length > 0);
  expect(await lastResult(DEV)).toMatchObject({ ok: false, status: 429, hop: "stage" });
  answer = () => {};
  await saveProbe(probe({ expected: "200" }), PLACE);
  await until(async () => (await lastResult(DEV))?.problem !== undefined);
  const last = await lastResult(DEV);
  expect(last).toMatchObject({ ok: false, problem: "no answer within 1 s", hop: "stage" });
  expect(last?.status).toBeUndefined();
  const { failures, failed, total, p50 } = await getProbes({ ...DEV, window: "1h" });
  expect({ failed, shown: failures.length }).toEqual({ failed: total, shown: Math.min(total, 10) });
  expect(failures[0]).toMatchObject({ problem: "no answer within 1 s" });
  expect(p50, "of those that were answered").toBeLessThan(1_000);
});

it("points at the hop that is known to fail, by what is in memory", async () => {
  const facts = make.factsWith((held) => {
    make.setVariable(held, "dev", "gone-1.us-east-1.elb.localhost");
    held.hosts["gone-1.us-east-1.elb.localhost"] = { at: make.AT, value: false };
  });
  const read = vi.spyOn(inventory(), "read").mockResolvedValue(facts);
  answer = (_request, response) => void response.writeHead(500).end('{"message": "Internal server error"}');
  const hopOf = async (path: string) => {
    const where = { apiId: make.API.id, stage: "dev" };
    await saveProbe(probe({ ...where, path }), PLACE);
    await until(async () => requests.filter((one) => one.path.endsWith(path)).length >= 2);
    return (await lastResult(where))?.hop;
  };
  start();
  expect(await hopOf("/helloworld")).toBe("loadBalancer");
  expect(await hopOf("/unknown"), "by the answer alone").toBe("integration");
  for (const [, options] of read.mock.calls) expect(options, "AWS is not asked").toEqual({ held: true });
  read.mockRestore();
});

it("says when it begins to fail and when it no longer does, once each, whatever a process before it saw", async () => {
  await saveProbe(probe(), PLACE);
  const changes: object[] = [];
  const onChange = (changed: object) => void changes.push(changed);
  const more = async (ok: boolean) => {
    const before = (await results()).length;
    await until(async () => (await results()).slice(before).filter((each) => each.ok === ok).length >= 2);
  };
  start({ onChange });
  await more(true);
  expect(changes).toEqual([]);
  answer = (_request, response) => void response.writeHead(503).end();
  await more(false);
  expect(changes).toEqual([DEV]);
  await Promise.all(probers.splice(0).map((prober) => prober.stop()));
  start({ onChange });
  await more(false);
  expect(changes).toEqual([DEV]);
  answer = (_request, response) => void response.end("ok");
  await more(true);
  expect(changes).toEqual([DEV, DEV]);
});

it("is made only where the environment is, and not once it is switched off", async () => {
  await saveProbe(probe({ stage: "elsewhere" }), "aws eu-central-1");
  await saveProbe(probe(), PLACE);
  start();
  await until(async () => requests.length >= 2);
  await saveProbe(probe({ enabled: false }), PLACE);
  const { settings } = await getProbes({ ...DEV, window: "1h" });
  expect(settings).toMatchObject({ enabled: false, path: "/helloworld" });
  const sent = requests.length;
  await saveProbe(probe({ stage: "prod" }), PLACE);
  await until(async () => requests.filter(({ path }) => path.includes("/prod/")).length >= 3);
  const late = requests.slice(sent).filter(({ path }) => path.includes("/dev/"));
  expect(late.length, "at most the one that was under way").toBeLessThanOrEqual(1);
  expect(requests.filter(({ path }) => path.includes("elsewhere"))).toEqual([]);
});

it("is switched off once its stage is seen to be gone, and goes on while nobody can say so", async () => {
  const gone = vi.spyOn(inventory(), "held").mockImplementation((key) => ({
    at: new Date(Date.now() - (key === "apis" ? 0 : 3_600_000)).toISOString(),
    value: (key === "apis" ? [{ id: "abc123", name: "a" }] : []) as never,
  }));
  await saveProbe(probe(), PLACE);
  start();
  await until(async () => requests.length >= 2);
  gone.mockImplementation(() => ({ at: new Date().toISOString(), value: [] as never }));
  await until(async () => (await getProbes({ ...DEV, window: "1h" })).settings?.enabled === false);
  gone.mockRestore();
});

it("keeps results of a bounded age and number", async () => {
  await saveProbe(probe({ intervalSeconds: 3_600 }), PLACE);
  const [claim] = await claimProbes(PLACE, 1, 60_000);
  if (!claim) throw new Error("not claimed");
  for (const hoursAgo of [30, 25, 5, 4, 3, 2, 1]) {
    await recordResult(claim, { ok: true, status: 200, latencyMs: hoursAgo }, hoursAgo * 3_600_000, 3_600_000);
  }
  await saveProbe(probe({ enabled: false }), PLACE);
  const kept = async () => (await listResults(DEV, 3 * DAY)).map(({ latencyMs }) => latencyMs);
  expect(await kept()).toEqual([30, 25, 5, 4, 3, 2, 1]);
  start({ retention: { ageMs: DAY, most: 10 } });
  await until(async () => (await kept()).length < 7);
  expect(await kept()).toEqual([5, 4, 3, 2, 1]);
  start({ retention: { ageMs: DAY, most: 3 } });
  await until(async () => (await kept()).length < 5);
  expect(await kept()).toEqual([3, 2, 1]);
});
